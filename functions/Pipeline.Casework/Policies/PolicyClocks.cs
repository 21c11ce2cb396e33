using Pipeline.Casework.Cases;
using Pipeline.Casework.Time;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Policies;

/// <summary>Our service levels. They are not law.</summary>
public sealed record PolicyClocks
{
    /// <summary>The stages whose clock is one span; triage goes by priority, assessment by visits, a closed case has none.</summary>
    public static IReadOnlyList<Stage> StagesWithOneSpan { get; } =
        [.. Enum.GetValues<Stage>().Except([Stage.Triage, Stage.Assessment, Stage.Closed])];

    public required IReadOnlyDictionary<Priority, ClockSpan> Triage { get; init; }

    /// <summary>Has every stage of <see cref="StagesWithOneSpan"/>; that of <see cref="Stage.Published"/> is the review window.</summary>
    public required IReadOnlyDictionary<Stage, ClockSpan> Stages { get; init; }

    public required ClockSpan ToFirstVisit { get; init; }

    public required ClockSpan FromLastVisit { get; init; }

    /// <summary>To completion of an assessment without a visit.</summary>
    public required ClockSpan WithoutVisit { get; init; }

    public required ClockSpan RatingReview { get; init; }

    /// <summary>From the last visit to publication.</summary>
    public required ClockSpan ToPublication { get; init; }
}
