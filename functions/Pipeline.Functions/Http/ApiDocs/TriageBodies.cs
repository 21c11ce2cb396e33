using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Triage;
using static Pipeline.Functions.Http.ApiDocs.ShapeMember;

namespace Pipeline.Functions.Http.ApiDocs;

/// <summary>The bodies of what is decided before a case is assessed, or instead.</summary>
internal static class TriageBodies
{
    private const int MaxTexts = 50;

    public static IReadOnlyList<DecisionBody> Of(Policy policy)
    {
        var (text, narrative) = (policy.Limits.TextCharacters, policy.Limits.NarrativeCharacters);
        var silent = policy.ActionKinds.Where(kind => !kind.SendsNotice).Select(kind => kind.Id).ToList();
        return
        [
            new(DecisionNames.AcceptForAssessment, "The matter is assessed.", Shape.Object(
                May("framework", Shape.Text(policy.DefaultFramework.Key, text), "The framework, as `id` or `id@version`; the policy's default one if left out."))),
            new(DecisionNames.RequestInformation, "The submitter is asked; the triage clock waits for the answer, except for a P1.", Shape.Object(
                Must("questions", Shape.List(Shape.Text("Which room was it?", narrative), MaxTexts, 1), "What is asked."))),
            new(DecisionNames.ProvideInformation, "The submitter answers, or triage records an answer that came another way.", Shape.Object(
                Must("answers", Shape.List(Shape.Text("It was room 4.", narrative), MaxTexts, 1), "The answers."),
                May("receivedBy", Shape.Text("telephone", text), "How the answer came. Required unless the submitter decides."))),
            new(DecisionNames.Link, "The case is about the same matter as another, open one, which takes it over; this one closes.", Shape.Object(
                Must("caseId", Shape.Text("7QK39MZ2XA4", text), "The reference of the other case."))),
            new(DecisionNames.Close, "The case ends.", Shape.Object(
                Must("outcome", Shape.OneOf([.. policy.CloseOutcomes.Select(outcome => outcome.Id)]), "How it ends."))),
            new(DecisionNames.AddInformation, "The submitter tells more, unasked.", Shape.Object(
                Must("text", Shape.Text("It happened twice.", narrative), "What there is to add."))),
            new(DecisionNames.RecordAction, "Something was done about the case; some kinds send a notice.", Shape.Object(
                Must("kind", Shape.OneOf([.. policy.ActionKinds.Select(kind => kind.Id)]), "What was done."),
                May("to", Shape.Text("duty@example.org", text), $"Who receives it. Required unless the kind is one of: {string.Join(", ", silent)}."),
                Must("text", Shape.Text("The home was called.", narrative), "What was done, in words."))),
            new(DecisionNames.SetPriority, "Somebody knows better than the risk table how urgent the case is.", Shape.Object(
                Must("priority", Shape.OneOf<Priority>(), "The priority from now on."))),
            new(DecisionNames.SetLocation, "Somebody found out which place the case is about.", Shape.Object(
                Must("locationId", Shape.Text("1-466088203", text), "The id of the place in the register."))),
        ];
    }
}
