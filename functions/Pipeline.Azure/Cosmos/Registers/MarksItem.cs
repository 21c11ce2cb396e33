namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>Where to begin reading for a place far down an ordered directory. True as long as the directory has <see cref="Total"/> entries: none ever goes.</summary>
internal sealed record MarksItem
{
    public required string Id { get; init; }

    /// <summary>The key of the partition.</summary>
    public string LocationId { get; init; } = RegisterKeys.Marks;

    public required int Total { get; init; }

    public required IReadOnlyList<Mark> Marks { get; init; }

    /// <summary>A stretch of the directory.</summary>
    /// <param name="First">The id it begins with.</param>
    /// <param name="Size">How many entries it has.</param>
    internal sealed record Mark(string First, int Size);
}
