namespace Pipeline.Azure.Cosmos;

/// <summary>For which rebuild a projection was emptied last, or is being emptied.</summary>
internal sealed record ClearingItem
{
    public required string Id { get; init; }

    /// <summary>The key of the partition, in the worklist.</summary>
    public string Partition => Id;

    /// <summary>The key of the partition, in the register.</summary>
    public string LocationId => Id;

    public required DateTimeOffset Began { get; init; }

    /// <summary>Counts those who set about it: only the last of them goes on.</summary>
    public required int Turn { get; init; }

    public required bool IsDone { get; init; }
}
