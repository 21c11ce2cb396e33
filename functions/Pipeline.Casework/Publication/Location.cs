using System.Text.Json;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Publication;

/// <summary>A registered place where care is given, as the register knows it.</summary>
public sealed record Location
{
    public required string LocationId { get; init; }

    public required string Name { get; init; }

    public required string ProviderId { get; init; }

    public required string ProviderName { get; init; }

    /// <summary>The provider id was made by us from the name, because the source has none.</summary>
    public bool ProviderIdDerived { get; init; }

    /// <summary>The kind of provider as the regulator has it: <c>Social Care Org</c>, <c>NHS Healthcare Organisation</c>; null where the source has none.</summary>
    public string? Type { get; init; }

    public IReadOnlyList<string> ServiceTypes { get; init; } = [];

    public string? Address { get; init; }

    public string? Postcode { get; init; }

    public string? LocalAuthority { get; init; }

    /// <summary>Whose bank holidays count.</summary>
    public Nation Nation { get; init; } = Nation.England;

    /// <summary>The source says that care is no longer given here. Its record stays.</summary>
    public bool IsDeregistered { get; init; }

    /// <summary>The source names a registered manager. Who it is stays in the source: notices go to the role.</summary>
    public bool HasRegisteredManager { get; init; }

    public DateOnly? LastInspection { get; init; }

    public double? Longitude { get; init; }

    public double? Latitude { get; init; }

    /// <summary>Ratings and reports from before this register; null where the source has none.</summary>
    public EarlierRecord? Earlier { get; init; }

    /// <summary>What the source tells besides, by the names of the regulator's public API; passed on as it is, never anything about a person.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Details { get; init; }
}
