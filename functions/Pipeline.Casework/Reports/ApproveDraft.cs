using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Reports;

/// <summary>
/// The draft is good. The first time it goes to the provider; on a later lap to sign-off, unless a rating fell or a passage changed that
/// no accepted point covers: then the provider sees it again.
/// </summary>
public sealed class ApproveDraft : Decision<NoBody>
{
    public override string Name => DecisionNames.ApproveDraft;

    public override IEnumerable<string> Standing(CaseState state, Policy policy, DateTimeOffset now) => DraftGuard.MustBeBuilt(state);

    protected override NoBody Read(FieldReader body, DecisionContext context) => NoBody.Instance;

    protected override void Decide(NoBody body, CaseScript script, DecisionContext context)
    {
        var ratings = CaseRatings.ByQuestion(CaseRatings.Of(script.State, context.Policy));
        var toProvider = DraftComparison.ProviderMustSee(script.State, ratings);
        script.Add(new DraftApproved(toProvider, ratings));
        script.Enter(toProvider ? Stage.FactualAccuracy : Stage.SignOff, Name);
    }
}
