using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Triage;

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
