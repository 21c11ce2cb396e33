namespace Pipeline.Casework.Publication;

/// <summary>A provider as its locations tell of it; the register keeps none besides them.</summary>
/// <param name="ProviderId">As its locations have it.</param>
/// <param name="Name">As its first location has it.</param>
/// <param name="Derived">The id was made by us from the name, because the source has none.</param>
/// <param name="LocationIds">In order; at least one.</param>
public sealed record ProviderEntry(string ProviderId, string Name, bool Derived, IReadOnlyList<string> LocationIds);
