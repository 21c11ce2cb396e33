using Pipeline.Casework.Cases;

namespace Pipeline.EndToEnd.Tests.Scenarios.Steps;

internal static class Reviewer
{
    public const string Header = "Development reviewer-1 roles=reviewer";

    public static Step Approves(string who = Header) => new(who, DecisionNames.ApproveDraft, new { });

    public static Step Returns(string comment = "Say what was seen.", string who = Header) =>
        new(who, DecisionNames.ReturnDraft, new { comments = new[] { comment }, reason = "The findings are thin." });

    /// <summary>Accepts the first so many points of the provider and rejects the others.</summary>
    public static Step Resolves(int accepted) => new(Header, DecisionNames.ResolveFactualAccuracy, async played => new
    {
        points = (await played.ViewAsync(Header)).List("factualAccuracy.points").Select((point, index) => new
        {
            id = point.Text("id"),
            accepted = index < accepted,
            reason = index < accepted ? "The record shows it." : "Two people saw it.",
        }),
    });
}
