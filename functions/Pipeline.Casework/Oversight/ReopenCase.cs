using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Oversight.Disposal;

namespace Pipeline.Casework.Oversight;

/// <summary>A manager lets a closed case go on from the stage it was closed in.</summary>
public sealed class ReopenCase : Decision<NoBody>
{
    public override string Name => DecisionNames.Reopen;

    public override bool NeedsReason => true;

    protected override NoBody Read(FieldReader body, DecisionContext context) => NoBody.Instance;

    protected override IEnumerable<string> Guards(NoBody body, DecisionContext context)
    {
        if (context.State.Disposals.Any(disposal => disposal.Scope == DisposalScope.Everything && disposal.BegunAt >= context.State.StageSince))
        {
            yield return "its narratives and documents were disposed of: open a new case";
        }
    }

    protected override void Decide(NoBody body, CaseScript script, DecisionContext context)
    {
        var from = script.State.Closed!.From;
        script.Add(new CaseReopened());
        script.Enter(from, Name);
    }
}
