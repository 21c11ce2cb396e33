using Pipeline.Casework.Publication;
using Pipeline.Functions.Http.PublicRegister;

namespace Pipeline.Functions.Http.Worklists;

/// <summary>Everything about one place, for staff.</summary>
public sealed record LocationOverview
{
    public required DateTimeOffset AsOf { get; init; }

    public required Location Location { get; init; }

    /// <summary>Absent where no open case has an assignee or a team.</summary>
    public LocationOwner? Owner { get; init; }

    /// <summary>All cases of the place, open and closed.</summary>
    public required int CasesTotal { get; init; }

    /// <summary>The newest first, at most 200.</summary>
    public required IReadOnlyList<WorklistItem> Cases { get; init; }

    /// <summary>The report whose ratings are in force; absent where none is.</summary>
    public ReportSummary? Rating { get; init; }

    public required IReadOnlyList<ReportSummary> Ratings { get; init; }

    /// <summary>What the last import of the place found odd or wrong about it.</summary>
    public required IReadOnlyList<RegisterFinding> Findings { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<LocationAction> Actions { get; init; }
}
