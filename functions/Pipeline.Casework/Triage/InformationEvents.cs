using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Triage;

/// <summary>Triage asked the submitter.</summary>
public sealed record InformationRequested(IReadOnlyList<TextRef> Questions) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Triage = state.Triage with
        {
            LastActionAt = stamp.At,
            Rounds = [.. state.Triage.Rounds.Select(round => round with { EndedAt = round.EndedAt ?? stamp.At }), new InformationRound(stamp.At, Questions)],
            InformationExpired = false,
        },
    };
}

/// <summary>The submitter answered.</summary>
public sealed record InformationProvided(IReadOnlyList<TextRef> Answers, string? ReceivedBy) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state with
    {
        Triage = state.Triage with
        {
            Rounds = [.. state.Triage.Rounds.SkipLast(1), .. state.Triage.Rounds.TakeLast(1).Select(round =>
                round with { EndedAt = stamp.At, Answers = Answers, ReceivedBy = ReceivedBy })],
        },
    };
}

/// <summary>Nobody answered in time.</summary>
public sealed record InformationExpired : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state with
    {
        Triage = state.Triage with
        {
            InformationExpired = true,
            Rounds = [.. state.Triage.Rounds.SkipLast(1), .. state.Triage.Rounds.TakeLast(1).Select(round => round with { EndedAt = stamp.At })],
        },
    };
}
