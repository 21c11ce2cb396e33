using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Publication;

/// <summary>The report leaves the register; a tombstone with the reason stays.</summary>
public sealed class WithdrawReport : Decision<NoBody>
{
    public override string Name => DecisionNames.Withdraw;

    public override bool NeedsReason => true;

    public override IEnumerable<string> Standing(CaseState state, Policy policy, DateTimeOffset now) => PublishedGuard.MustBePublished(state);

    protected override NoBody Read(FieldReader body, DecisionContext context) => NoBody.Instance;

    protected override void Decide(NoBody body, CaseScript script, DecisionContext context) => script.Add(new ReportWithdrawn(context.Reason!));
}
