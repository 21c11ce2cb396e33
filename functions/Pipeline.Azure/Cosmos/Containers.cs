namespace Pipeline.Azure.Cosmos;

/// <summary>The database and its containers by name.</summary>
public static class Containers
{
    public const string Database = "pipeline";

    /// <summary>Commits, heads, snapshots and parts, by case.</summary>
    public const string Cases = "cases";

    /// <summary>One row a case, by team.</summary>
    public const string Worklist = "worklist";

    /// <summary>Locations and their published reports, by location.</summary>
    public const string Register = "register";

    /// <summary>Reads and disclosures, by case.</summary>
    public const string Audit = "audit";

    /// <summary>What the house did that belongs to no case, by kind.</summary>
    public const string House = "house";

    /// <summary>How far each follower of the change feed has come. A data-plane identity cannot create it.</summary>
    public const string Leases = "leases";

    /// <summary>The path of the partition key of each container.</summary>
    public static IReadOnlyDictionary<string, string> PartitionKeys { get; } = new Dictionary<string, string>
    {
        [Cases] = "/caseId",
        [Worklist] = "/partition",
        [Register] = "/locationId",
        [Audit] = "/caseId",
        [House] = "/kind",
        [Leases] = "/id",
    };
}
