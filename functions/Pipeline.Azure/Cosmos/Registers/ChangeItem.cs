namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>Locations or providers that changed at one time. One item for many of them: a load changes tens of thousands at once.</summary>
internal sealed record ChangeItem
{
    public required string Id { get; init; }

    /// <summary>The key of the partition.</summary>
    public required string LocationId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required IReadOnlyList<string> Ids { get; init; }
}
