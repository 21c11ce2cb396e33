using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;
using static Pipeline.Functions.Http.ApiDocs.ShapeMember;

namespace Pipeline.Functions.Http.ApiDocs;

/// <summary>The bodies of what keeps a case on its way.</summary>
internal static class OversightBodies
{
    private const int MaxEffect = 200;

    public static IReadOnlyList<DecisionBody> Of(Policy policy)
    {
        var text = policy.Limits.TextCharacters;
        return
        [
            new(DecisionNames.RecordSend, "A notice went out by another way, or again after it bounced. The clock counts from it.", Shape.Object(
                Must("effect", Shape.Text(Effects.Acknowledge, MaxEffect), "The name or the key of a notice that the case owes or has sent."),
                Must("to", Shape.Text("the provider", text), "Who received it."),
                Must("how", Shape.Text("post", text), "By what way."),
                Must("at", Shape.Instant(), "When, not in the future."))),
            new(DecisionNames.Assign, "Who, or which team, looks after the case.", Shape.Object(
                May("to", Shape.Text("inspector-2", text), "A user id."),
                May("team", Shape.Text("north", text), "A team."))
                .WithAnyOf(["to"], ["team"])),
            new(DecisionNames.Hold, "The stage's clock stops until a date.", Shape.Object(
                Must("until", ReportBodies.Until(), "A date, which lasts to its end in London, or a time; at most 366 days away."))),
            new(DecisionNames.Resume, "A hold ends before its time.", Shape.Object()),
            new(DecisionNames.Escalate, "The case is raised to the next in line without waiting for its clock.", Shape.Object()),
            new(DecisionNames.Retry, "Another attempt at an effect that failed for good.", Shape.Object(
                Must("effect", Shape.Text(Effects.Acknowledge, MaxEffect), "The name or the key of the effect."))),
            new(DecisionNames.Skip, "An effect that failed for good is not to happen.", Shape.Object(
                Must("effect", Shape.Text(Effects.Acknowledge, MaxEffect), "The name or the key of the effect."))),
            new(DecisionNames.Reopen, "A closed case goes on from the stage it was closed in.", Shape.Object()),
        ];
    }
}
