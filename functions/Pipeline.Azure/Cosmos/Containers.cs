namespace Pipeline.Azure.Cosmos;

/// <summary>The database and its containers by name.</summary>
public static class Containers
{
    public const string Database = "pipeline";

    /// <summary>Commits, snapshots and parts, by case.</summary>
    public const string Cases = "cases";

    /// <summary>How far each follower of the change feed has come. A data-plane identity cannot create it.</summary>
    public const string Leases = "leases";
}
