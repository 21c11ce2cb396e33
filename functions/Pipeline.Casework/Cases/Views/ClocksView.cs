namespace Pipeline.Casework.Cases.Views;

/// <summary>The clocks of a case.</summary>
public sealed record ClocksView
{
    public IReadOnlyList<StageClockView> Stage { get; init; } = [];

    /// <summary>Since receipt, until somebody first reviewed it.</summary>
    public ReviewClockView? Unreviewed { get; init; }

    /// <summary>Since a person's last substantive decision.</summary>
    public ReviewClockView? NoAction { get; init; }

    public PublicationClockView? Publication { get; init; }

    public Oversight.Hold? Hold { get; init; }

    /// <summary>A hold ended by itself in the present stage, and nobody has resumed or held the case since.</summary>
    public DateTimeOffset? HoldEndedAt { get; init; }
}
