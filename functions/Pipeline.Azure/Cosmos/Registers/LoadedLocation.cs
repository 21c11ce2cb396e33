namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>What was loaded of a location the last time, as its entry in the directory tells.</summary>
internal sealed record LoadedLocation(string OwnId, string LocationHash, string FindingsHash, string ProviderId, string ProviderName)
{
    public bool Has(LocationLoad load) => (LocationHash, FindingsHash) == (load.LocationHash, load.FindingsHash);
}
