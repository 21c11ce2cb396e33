using System.Text.Json.Nodes;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;
using static Pipeline.Functions.Http.ApiDocs.ShapeMember;

namespace Pipeline.Functions.Http.ApiDocs;

/// <summary>The bodies of what is decided in an assessment.</summary>
internal static class AssessmentBodies
{
    private const int MaxStatements = 200;
    private const int MaxTeam = 50;
    private const int MaxEvidence = 200;
    private const int MaxBreaches = 100;

    public static IReadOnlyList<DecisionBody> Of(Policy policy)
    {
        var (text, narrative) = (policy.Limits.TextCharacters, policy.Limits.NarrativeCharacters);
        var statement = policy.DefaultFramework.Statements[0].Id;
        var question = policy.Frameworks.SelectMany(framework => framework.KeyQuestions).FirstOrDefault()?.Id ?? "safe";
        var scored = policy.Frameworks.Select(framework => framework.Scoring).OfType<FrameworkScoring>().ToList();
        var (lowest, highest) = scored.Count == 0 ? (0, 0) : (scored.Min(scoring => scoring.MinScore), scored.Max(scoring => scoring.MaxScore));
        return
        [
            new(DecisionNames.PlanAssessment, "What is assessed, and by whom.", Shape.Object(
                Must("statements", Shape.List(Shape.Text(statement, text), MaxStatements, 1), "Ids of statements of the case's framework, or of key questions where it is unscored."),
                May("team", Shape.List(Shape.Text("inspector-1", text), MaxTeam), "User ids."))),
            new(DecisionNames.RecordVisit, "A visit took place; or one recorded before is corrected or, with `void`, counts no more.", Shape.Object(
                May("date", Shape.Date(), "When, not in the future. Required unless `void`."),
                May("team", Shape.List(Shape.Text("inspector-1", text), MaxTeam), "Who visited: user ids, at least one. Required unless `void`."),
                May("visitId", Shape.Text("V1", text), "The visit that is corrected or voided; left out for a new one."),
                May("void", Shape.YesNo(false), "The visit named counts no more."))
                .WithAnyOf(["date", "team"], ["visitId", "void"])
                .WithExample(new JsonObject { ["date"] = "2026-01-28", ["team"] = Shape.Array(["inspector-1"]) })),
            new(DecisionNames.Judge, "A judgement: a score of a statement, or a rating of a key question where the framework has no scores.", Shape.Object(
                May("statement", Shape.Text(statement, text), "The statement; with a scored framework."),
                May("score", Shape.Whole(lowest, highest, highest), "Its score; with a scored framework, and within its scores."),
                May("keyQuestion", Shape.Text(question), "One of the key questions of the case's framework, where that is unscored."),
                May("rating", RatingShape(), "Its rating; with an unscored framework."),
                Must("rationale", Shape.Text("People were safe.", narrative), "Why."),
                May("evidence", Shape.List(Shape.Text("D1", text), MaxEvidence), "Ids of documents of the case."))
                .WithAnyOf(["statement", "score"], ["keyQuestion", "rating"])
                .WithExample(new JsonObject { ["statement"] = statement, ["score"] = highest, ["rationale"] = "People were safe." })),
            new(DecisionNames.AttachEvidence, "A document of the case supports statements.", Shape.Object(
                Must("documentId", Shape.Text("D1", text), "The document."),
                Must("statements", Shape.List(Shape.Text(statement, text), MaxStatements, 1), "Ids of statements or key questions of the case's framework."),
                May("category", Shape.Text(policy.DefaultFramework.EvidenceCategories.FirstOrDefault()?.Id ?? "records"), "The evidence category, one of the framework's where it has them."))),
            new(DecisionNames.CompleteAssessment, "Everything planned is judged; the draft report is built.", Shape.Object(
                May("breaches", Shape.List(Shape.Object(
                    Must("regulation", Shape.Text("Regulation 12", text), "The regulation that was breached."),
                    Must("text", Shape.Text("Medicines were not stored safely.", TextRef.MaxInline), "How.")), MaxBreaches), "Breaches of regulations."))),
            new(DecisionNames.OverrideRating, "A manager's rating in place of the computed one.", Shape.Object(
                May("keyQuestion", Shape.Text(question), "One of the key questions of the case's framework; or `overall`."),
                May("overall", Shape.YesNo(), "True for the overall rating; then no key question."),
                Must("rating", RatingShape(), "The rating from now on."))
                .WithAnyOf(["keyQuestion"], ["overall"])
                .WithExample(new JsonObject { ["overall"] = true, ["rating"] = Names.Of(Rating.Good) })),
        ];
    }

    private static JsonObject RatingShape() => Shape.OneOf([.. Names.All<Rating>().Where(name => name != Names.Of(Rating.NotRated))]);
}
