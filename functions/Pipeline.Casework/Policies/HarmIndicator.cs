namespace Pipeline.Casework.Policies;

/// <summary>Points for a detail of a notification type.</summary>
public sealed record HarmIndicator
{
    public required string Type { get; init; }

    public required string Field { get; init; }

    /// <summary>The values that count, once however many are given; empty: any value counts. <c>true</c> and <c>false</c> for booleans.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    public required int Points { get; init; }

    public required string Why { get; init; }
}
