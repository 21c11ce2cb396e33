namespace Pipeline.Casework.Publication;

/// <summary>A provider as a list names it.</summary>
public sealed record ListedProvider(string ProviderId, string Name);
