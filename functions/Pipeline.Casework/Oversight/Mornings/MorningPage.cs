namespace Pipeline.Casework.Oversight.Mornings;

/// <summary>What somebody who keeps the house going looks at before anything else. Lists are cut at <see cref="MostLines"/>; counts are of all.</summary>
public sealed record MorningPage
{
    public const int MostLines = 100;

    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The day in London.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Why somebody has to do something, a line each; empty when all is well.</summary>
    public required IReadOnlyList<string> NeedsAHand { get; init; }

    public required MorningArrivals Arrivals { get; init; }

    /// <summary>P1 cases that nobody has reviewed, the oldest first.</summary>
    public required MorningCases UnreviewedP1 { get; init; }

    /// <summary>Cases whose clock has passed, the longest overdue first.</summary>
    public required MorningCases Late { get; init; }

    public required IReadOnlyDictionary<string, int> LateByStage { get; init; }

    public required MorningStuck Stuck { get; init; }

    public required IReadOnlyDictionary<string, int> StuckByCode { get; init; }

    /// <summary>Whether the durable backend was asked which processes live, in words; null when it answered.</summary>
    public string? ProcessesUnknown { get; init; }

    /// <summary>Imports whose process is gone before their end, the oldest first; each is started again by the next sweep.</summary>
    public required IReadOnlyList<MorningImport> StoppedImports { get; init; }

    public required MorningDeadLetters DeadLetters { get; init; }

    /// <summary>Holds that end by the end of the day, those that should have ended among them.</summary>
    public required IReadOnlyList<MorningHold> HoldsEndingToday { get; init; }

    /// <summary>Holds that end after today and by the end of <see cref="NextWorkingDay"/>.</summary>
    public required IReadOnlyList<MorningHold> HoldsEndingNext { get; init; }

    public required DateOnly NextWorkingDay { get; init; }

    public required IReadOnlyList<MorningAbsence> Away { get; init; }

    public required MorningCalendar Calendar { get; init; }

    public required MorningVerifications Verifications { get; init; }
}
