using Pipeline.Casework.Assessment;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Policies;

/// <summary>The points behind a priority.</summary>
public sealed record RiskTable
{
    /// <summary>By type code; every type of the policy is there.</summary>
    public required IReadOnlyDictionary<string, int> NotificationPoints { get; init; }

    /// <summary>By kind id; every kind of the policy is there.</summary>
    public required IReadOnlyDictionary<string, int> ConcernPoints { get; init; }

    public required IReadOnlyList<PriorityRule> Always { get; init; }

    public required IReadOnlyList<HarmIndicator> Harm { get; init; }

    /// <summary>How far back other cases of the location count.</summary>
    public required int HistoryDays { get; init; }

    /// <summary>Rising; the last one reached counts.</summary>
    public required IReadOnlyList<RiskStep> History { get; init; }

    public required IReadOnlyDictionary<Rating, int> LocationRating { get; init; }

    public required IReadOnlyDictionary<ReporterKind, int> Reporter { get; init; }

    /// <summary>Falling from P1 to P4, whose points begin at 0.</summary>
    public required IReadOnlyList<RiskBand> Bands { get; init; }
}
