using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;

namespace Pipeline.Casework.Assessment;

/// <summary>Which statements (or, in an unscored framework, key questions) are assessed, and by whom.</summary>
public sealed class PlanAssessment : Decision<PlanAssessment.Body>
{
    private const int MaxStatements = 200;
    private const int MaxTeam = 50;

    public override string Name => DecisionNames.PlanAssessment;

    protected override Body Read(FieldReader body, DecisionContext context)
    {
        var framework = CaseFramework.Of(context.State, context.Policy);
        var statements = body.TextList("statements", MaxStatements, context.Policy.Limits.TextCharacters);
        var unknown = statements.Where(id => framework.FindStatement(id) is null && framework.FindKeyQuestion(id) is null).ToList();
        if (unknown.Count > 0)
        {
            body.Fault("statements", $"{string.Join(", ", unknown)}: not in {framework.Key}");
        }
        else if (statements.Count == 0 && !body.Faults.Fields.Contains("statements"))
        {
            body.Fault("statements", "must name at least one statement");
        }

        return new([.. statements.Distinct()], [.. body.TextList("team", MaxTeam, context.Policy.Limits.TextCharacters).Distinct()]);
    }

    protected override IEnumerable<string> Guards(Body body, DecisionContext context)
    {
        var judged = context.State.Assessment.Judgements.Select(judgement => judgement.Statement ?? judgement.KeyQuestion!);
        var dropped = judged.Except(CaseFramework.Planned(body.Statements, CaseFramework.Of(context.State, context.Policy))).ToList();
        if (dropped.Count > 0)
        {
            yield return $"{string.Join(", ", dropped)}: already judged, and so part of the assessment";
        }
    }

    protected override void Decide(Body body, CaseScript script, DecisionContext context) =>
        script.Add(new AssessmentPlanned(body.Statements, body.Team));

    public sealed record Body(IReadOnlyList<string> Statements, IReadOnlyList<string> Team);
}
