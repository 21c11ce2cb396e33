namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>Locations that a load is writing. It stands as long as their entries may be behind their places.</summary>
internal sealed record OpenLoad
{
    public required string Id { get; init; }

    /// <summary>The key of the partition.</summary>
    public string LocationId { get; init; } = RegisterKeys.OpenLoads;

    public required IReadOnlyList<string> Ids { get; init; }

    public static OpenLoad Of(IReadOnlyList<string> ids) => new() { Id = ContentHash.Of(ids), Ids = ids };
}
