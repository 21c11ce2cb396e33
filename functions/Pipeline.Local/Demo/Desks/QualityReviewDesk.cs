using System.Text.Json.Nodes;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Local.Demo.Cast;
using Pipeline.Local.Demo.Stories;

namespace Pipeline.Local.Demo.Desks;

/// <summary>Reviewers read the draft and approve or return it.</summary>
internal sealed class QualityReviewDesk : IDesk
{
    public Stage Stage => Stage.QualityReview;

    public Player Takes(Company company, OpenStory open) => company.Of(Role.Reviewer, open.Story.Number);

    public TimeSpan? FirstTurnAfter(Story story, BoardPage.Row row) => TimeSpan.FromHours(story.Chance.Between("quality", 4, 70));

    public async Task<TimeSpan?> ActAsync(Turn turn, CancellationToken cancellationToken)
    {
        var reviewer = Takes(turn.Company, turn.Open);
        if (turn.Story.Assessment!.ReturnedByReviewer && turn.Open.Once("return"))
        {
            await turn.DecideAsync(
                reviewer,
                DecisionNames.ReturnDraft,
                new() { ["comments"] = new JsonArray(turn.Chance.Pick("comment", turn.Words.Comments)), ["reason"] = "Not yet clear enough for the provider." },
                cancellationToken);
        }
        else
        {
            await turn.DecideAsync(reviewer, DecisionNames.ApproveDraft, [], cancellationToken);
        }

        return turn.Hours("reviewing", 2, 8);
    }
}
