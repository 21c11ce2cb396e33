using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;

namespace Pipeline.Casework.Oversight;

/// <summary>A manager lets a closed case go on from the stage it was closed in.</summary>
public sealed class ReopenCase : Decision<NoBody>
{
    public override string Name => DecisionNames.Reopen;

    public override bool NeedsReason => true;

    protected override NoBody Read(FieldReader body, DecisionContext context) => NoBody.Instance;

    protected override void Decide(NoBody body, CaseScript script, DecisionContext context)
    {
        var from = script.State.Closed!.From;
        script.Add(new CaseReopened());
        script.Enter(from, Name);
    }
}
