using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight.Disposal;

/// <summary>What was to be disposed of is gone.</summary>
public sealed record DisposalDone(DisposalScope Scope) : CaseEvent
{
    protected override bool IsVisible => false;

    public override CaseState Apply(CaseState state, CommitStamp stamp) => state with
    {
        Disposals = [.. state.Disposals.Select(disposal =>
            disposal.Scope == Scope && disposal.DoneAt is null ? disposal with { DoneAt = stamp.At } : disposal)],
    };
}
