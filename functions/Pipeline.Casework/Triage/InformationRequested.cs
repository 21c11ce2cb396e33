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
