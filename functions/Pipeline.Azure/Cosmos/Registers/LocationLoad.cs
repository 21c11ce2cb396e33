using Pipeline.Casework.Publication;

namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>A location to load, with what was found about it.</summary>
internal sealed record LocationLoad(Location Location, IReadOnlyList<RegisterFinding> Findings)
{
    public string Key { get; } = RegisterKeys.Of(Location.LocationId);

    public string LocationHash { get; } = ContentHash.Of(Location);

    public string FindingsHash { get; } = ContentHash.Of(Findings);
}
