using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Triage;

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
