using System.Text.Json.Nodes;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Local.Demo.Cast;
using Pipeline.Local.Demo.Stories;

namespace Pipeline.Local.Demo.Desks;

/// <summary>Reviewers accept or reject each point of the provider.</summary>
internal sealed class PointsDesk : IDesk
{
    public Stage Stage => Stage.FactualAccuracyReview;

    public Player Takes(Company company, OpenStory open) => company.Of(Role.Reviewer, open.Story.Number);

    public TimeSpan? FirstTurnAfter(Story story, BoardPage.Row row) => TimeSpan.FromHours(story.Chance.Between("points-review", 4, 70));

    public async Task<TimeSpan?> ActAsync(Turn turn, CancellationToken cancellationToken)
    {
        var reviewer = Takes(turn.Company, turn.Open);
        var seen = await turn.SeeAsync(reviewer, cancellationToken);
        var accepts = turn.Story.Assessment!.Answer == ProviderAnswer.PointsAccepted;
        var points = seen.FactualAccuracy!.Points.Select((point, index) => (JsonNode)new JsonObject
        {
            ["id"] = point.Id,
            ["accepted"] = accepts && index == 0,
            ["reason"] = accepts && index == 0 ? "The evidence shows it." : "The evidence that we hold says what the draft says.",
        });
        await turn.DecideAsync(seen, reviewer, DecisionNames.ResolveFactualAccuracy, new() { ["points"] = new JsonArray([.. points]) }, cancellationToken);
        return turn.Hours("resolving", 2, 8);
    }
}
