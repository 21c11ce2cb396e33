using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Oversight;

/// <summary>Which rows are wanted, as of a time. Every filter that is null admits all; closed cases appear only when their stage is asked for.</summary>
public sealed record WorklistQuery
{
    public required DateTimeOffset AsOf { get; init; }

    public Stage? Stage { get; init; }

    public Role? ActingRole { get; init; }

    public string? Team { get; init; }

    public string? Assignee { get; init; }

    public Priority? Priority { get; init; }

    /// <summary>True: due before <see cref="AsOf"/> and not held. False: not so.</summary>
    public bool? Late { get; init; }

    /// <summary>True: <see cref="WorklistRow.StuckAt"/> before <see cref="AsOf"/>. False: not so.</summary>
    public bool? Stuck { get; init; }

    /// <summary>Words that must all be found, by <see cref="SearchWords"/>, in reference, type, location, provider reference or narratives.</summary>
    public string? Text { get; init; }

    public WorklistSort Sort { get; init; }

    /// <summary>1 to 200.</summary>
    public int Take { get; init; } = 50;

    /// <summary>The <see cref="WorklistPage.Next"/> of the page before; stable while rows change.</summary>
    public string? After { get; init; }

    /// <summary>Whether a row, with its <see cref="WorklistRow.SearchText"/>, is wanted.</summary>
    public bool Admits(WorklistRow row) =>
        (Stage is { } stage ? row.Stage == stage : row.Stage != Cases.Stage.Closed)
        && (ActingRole is null || row.ActingRole == ActingRole)
        && (Team is null || row.Team == Team)
        && (Assignee is null || row.Assignee == Assignee)
        && (Priority is null || row.Priority == Priority)
        && (Late is null || (row.Due < AsOf && row.HeldUntil is null) == Late)
        && (Stuck is null || (row.StuckAt < AsOf) == Stuck)
        && SearchWords.AreIn(SearchWords.TextOf(row), Text);
}
