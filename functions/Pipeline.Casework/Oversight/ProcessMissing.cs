using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight;

/// <summary>An open case was found without a live process.</summary>
public sealed record ProcessMissing : CaseEvent
{
    protected override bool IsVisible => false;

    public override CaseState Apply(CaseState state, CommitStamp stamp) => state with { ProcessMissingSince = stamp.At };
}
