using System.Text.Json.Nodes;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;
using static Pipeline.Functions.Http.ApiDocs.ShapeMember;

namespace Pipeline.Functions.Http.ApiDocs;

/// <summary>The bodies of what is decided from the draft to the published report.</summary>
internal static class ReportBodies
{
    private const int MaxSections = 60;
    private const int MaxComments = 100;
    private const int MaxPoints = 500;
    private const int MaxDocuments = 50;

    public static IReadOnlyList<DecisionBody> Of(Policy policy)
    {
        var (text, narrative) = (policy.Limits.TextCharacters, policy.Limits.NarrativeCharacters);
        return
        [
            new(DecisionNames.SaveDraft, "Sections of the draft are edited; who does is an author from then on.", Shape.Object(
                Must("sections", Sections(narrative), "Texts by the name of the section."))),
            new(DecisionNames.SubmitDraft, "The draft goes to quality review.", Shape.Object()),
            new(DecisionNames.ApproveDraft, "The draft is good: it goes to the provider, or to sign-off when the provider has seen all that matters.", Shape.Object()),
            new(DecisionNames.ReturnDraft, "The draft goes back to drafting.", Shape.Object(
                May("comments", Shape.List(Shape.Text("Say more on S2.", narrative), MaxComments), "What to change."))),
            new(DecisionNames.ReopenAssessment, "Back to the assessment: judgements may change.", Shape.Object()),
            new(DecisionNames.RespondFactualAccuracy, "The provider's points on the draft: saved until final, then reviewed.", Shape.Object(
                Must("points", Shape.List(Shape.Object(
                    Must("kind", Shape.OneOf("typographical", "fact", "omission"), "What is wrong."),
                    Must("where", Shape.Text("summary", text), "The place in the report."),
                    Must("text", Shape.Text("There are 40 beds.", narrative), "What it should say, and how that is known."),
                    May("documents", Shape.List(Shape.Text("D1", text), MaxDocuments), "Ids of documents of the case that show it.")), MaxPoints, 1), "All points; they take the place of those saved before."),
                Must("final", Shape.YesNo(), "True ends the provider's turn."))),
            new(DecisionNames.NothingToCorrect, "The provider has nothing to correct.", Shape.Object()),
            new(DecisionNames.Extend, "The provider gets more time.", Shape.Object(
                Must("until", Until(), "A date, which lasts to its end in London, or a time; at most 366 days away."))),
            new(DecisionNames.ResolveFactualAccuracy, "Each point is accepted or rejected. Any accepted one sends the draft back to be corrected.", Shape.Object(
                Must("points", Shape.List(Shape.Object(
                    Must("id", Shape.Text("P1"), "The point."),
                    Must("accepted", Shape.YesNo(false), "Whether the draft is to change."),
                    Must("reason", Shape.Text("The record shows 38.", TextRef.MaxInline), "Why.")), MaxPoints, 1), "Every point, once."))),
            new(DecisionNames.SignOff, "The report may be published; edition and time are fixed here.", Shape.Object()),
            new(DecisionNames.Correct, "The published report is corrected: a new edition goes to sign-off and keeps the first date.", Shape.Object(
                Must("sections", Sections(narrative), "The corrected texts by the name of the section."))),
            new(DecisionNames.Withdraw, "The report leaves the register; a tombstone with the reason stays.", Shape.Object()),
            new(DecisionNames.RequestRatingReview, "The provider asks, once and while the review window is open, for a review of how its rating came about. The only ground is that the process was not followed; whether the text says so is for the manager who decides the review, no program checks it.", Shape.Object(
                Must("grounds", Shape.Text("The process was not followed.", narrative), "Where the process for deciding the rating was not followed. That one disagrees with a judgement is no ground."))),
            new(DecisionNames.DecideRatingReview, "A manager who was not involved before decides the review.", Shape.Object(
                Must("outcome", Shape.Text("upheld", text), "What became of the rating."))),
        ];
    }

    /// <summary>A date or a time.</summary>
    internal static JsonObject Until() => Shape.Text("2026-12-01", 100);

    private static JsonObject Sections(int narrative) => new()
    {
        ["type"] = "object",
        ["minProperties"] = 1,
        ["maxProperties"] = MaxSections,
        ["propertyNames"] = new JsonObject { ["pattern"] = "^[A-Za-z0-9-]{1,60}$" },
        ["additionalProperties"] = new JsonObject { ["type"] = "string", ["maxLength"] = narrative },
        ["examples"] = new JsonArray(new JsonObject { ["summary"] = "People were safe and cared for." }),
    };
}
