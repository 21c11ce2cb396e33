using Pipeline.Casework.Publication;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Cases;

/// <summary>The place a case is about, as the register had it when the case learned of it.</summary>
public sealed record CaseLocation(string LocationId, string Name, string ProviderId, string ProviderName, Nation Nation)
{
    /// <summary>True when the register has a registered manager for it.</summary>
    public bool? HasRegisteredManager { get; init; }

    public static CaseLocation Of(Location location) =>
        new(location.LocationId, location.Name, location.ProviderId, location.ProviderName, location.Nation)
        {
            HasRegisteredManager = location.HasRegisteredManager ? true : null,
        };
}
