namespace Pipeline.Functions.Http.Worklists;

/// <summary>A page of the worklist.</summary>
public sealed record WorklistAnswer
{
    /// <summary>What <c>late</c> and <c>stuck</c> refer to.</summary>
    public required DateTimeOffset AsOf { get; init; }

    public required IReadOnlyList<WorklistItem> Items { get; init; }

    /// <summary>The cursor of the next page; absent on the last.</summary>
    public string? Next { get; init; }

    public required int Total { get; init; }

    /// <summary>True when there are more than were counted; else absent.</summary>
    public bool? TotalIsAtLeast { get; init; }
}
