using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Assessment;

/// <summary>A judgement with its rationale: a score of a statement, or a rating of a key question where the framework has no scores.</summary>
public sealed class JudgeStatement : Decision<JudgeStatement.Body>
{
    private const int MaxEvidence = 200;

    public override string Name => DecisionNames.Judge;

    public override IEnumerable<string> Standing(CaseState state, Policy policy, DateTimeOffset now) => PlanGuard.MustBePlanned(state);

    protected override Body Read(FieldReader body, DecisionContext context)
    {
        var framework = CaseFramework.Of(context.State, context.Policy);
        string? statement = null;
        string? question = null;
        int? score = null;
        Rating? rating = null;
        if (framework.Scoring is { } scoring)
        {
            statement = body.RequiredText("statement", context.Policy.Limits.TextCharacters);
            if (statement.Length > 0 && framework.FindStatement(statement) is null)
            {
                body.Fault("statement", $"is not in {framework.Key}");
            }

            score = body.Int("score", scoring.MinScore, scoring.MaxScore, required: true);
        }
        else
        {
            question = body.Choice("keyQuestion", [.. framework.KeyQuestions.Select(known => known.Id)], required: true);
            rating = RatingField.Read(body, required: true);
        }

        var evidence = body.TextList("evidence", MaxEvidence, context.Policy.Limits.TextCharacters);
        var unknown = evidence.Where(id => context.State.Documents.All(document => document.DocumentId != id)).ToList();
        if (unknown.Count > 0)
        {
            body.Fault("evidence", $"{string.Join(", ", unknown)}: no document of this case");
        }

        return new(statement, question, score, rating, body.RequiredText("rationale", context.Policy.Limits.NarrativeCharacters), evidence);
    }

    protected override IEnumerable<string> Guards(Body body, DecisionContext context)
    {
        var framework = CaseFramework.Of(context.State, context.Policy);
        var subject = body.Statement ?? body.KeyQuestion!;
        if (context.State.Assessment.Statements.Count > 0 && !CaseFramework.Planned(context.State.Assessment.Statements, framework).Contains(subject))
        {
            yield return $"{subject} is not part of the plan";
        }
    }

    protected override void Decide(Body body, CaseScript script, DecisionContext context) => script.Add(new JudgementMade(new CaseJudgement
    {
        Statement = body.Statement,
        KeyQuestion = body.KeyQuestion,
        Score = body.Score,
        Rating = body.Rating,
        Rationale = script.Parts.Keep(body.Rationale),
        Evidence = body.Evidence,
        By = script.Stamp.By.UserId,
        At = script.Stamp.At,
    }));

    public sealed record Body(string? Statement, string? KeyQuestion, int? Score, Rating? Rating, string Rationale, IReadOnlyList<string> Evidence);
}
