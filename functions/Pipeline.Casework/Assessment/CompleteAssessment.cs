using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Assessment;

/// <summary>Everything planned is judged; breaches of regulations are named. It never needs an overall rating.</summary>
public sealed class CompleteAssessment : Decision<CompleteAssessment.Body>
{
    private const int MaxBreaches = 100;

    public override string Name => DecisionNames.CompleteAssessment;

    public override IEnumerable<string> Standing(CaseState state, Policy policy, DateTimeOffset now)
    {
        foreach (var reason in PlanGuard.MustBePlanned(state))
        {
            yield return reason;
        }

        var judged = state.Assessment.Judgements.Select(judgement => judgement.Statement ?? judgement.KeyQuestion!);
        var open = CaseFramework.Planned(state.Assessment.Statements, CaseFramework.Of(state, policy)).Except(judged).ToList();
        if (open.Count > 0)
        {
            yield return $"{string.Join(", ", open)}: planned and not yet judged";
        }
    }

    protected override Body Read(FieldReader body, DecisionContext context) => new(body.Objects("breaches", MaxBreaches, breach => new Breach(
        breach.RequiredText("regulation", context.Policy.Limits.TextCharacters),
        breach.RequiredText("text", TextRef.MaxInline))));

    protected override void Decide(Body body, CaseScript script, DecisionContext context)
    {
        script.Add(new AssessmentCompleted(body.Breaches));
        script.Enter(Stage.Drafting, Name);
    }

    public sealed record Body(IReadOnlyList<Breach> Breaches);
}
