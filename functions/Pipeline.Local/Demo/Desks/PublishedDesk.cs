using System.Text.Json.Nodes;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Local.Demo.Cast;
using Pipeline.Local.Demo.Stories;

namespace Pipeline.Local.Demo.Desks;

/// <summary>What happens to published reports: corrections, withdrawals, and reviews of ratings.</summary>
internal sealed class PublishedDesk : IDesk
{
    public Stage Stage => Stage.Published;

    public Player Takes(Company company, OpenStory open) => company.Of(Role.Publisher, open.Story.Number);

    public TimeSpan? FirstTurnAfter(Story story, BoardPage.Row row) =>
        story.Assessment!.Aftermath == Aftermath.None ? null : TimeSpan.FromHours(story.Chance.Between("aftermath", 20, 120));

    public async Task<TimeSpan?> ActAsync(Turn turn, CancellationToken cancellationToken) => turn.Story.Assessment!.Aftermath switch
    {
        Aftermath.Corrected when turn.Open.Once("correct") => await CorrectAsync(turn, cancellationToken),
        Aftermath.Withdrawn when turn.Open.Once("withdraw") => await WithdrawAsync(turn, cancellationToken),
        Aftermath.Reviewed when turn.Open.Once("review") => await AskForReviewAsync(turn, cancellationToken),
        Aftermath.Reviewed when turn.Open.Once("decide-review") => await DecideReviewAsync(turn, cancellationToken),
        _ => null,
    };

    private static async Task<TimeSpan?> CorrectAsync(Turn turn, CancellationToken cancellationToken)
    {
        var inspector = turn.Company.Of(Role.Inspector, turn.Story.Number);
        var seen = await turn.SeeAsync(inspector, cancellationToken);
        var first = seen.Draft!.Sections[0];
        await turn.DecideAsync(
            seen,
            inspector,
            DecisionNames.Correct,
            new() { ["sections"] = new JsonObject { [first.Name] = $"{first.Text}\n\n{turn.Words.Edits[0]}" }, ["reason"] = "A date in the summary was wrong." },
            cancellationToken);
        return null;
    }

    private async Task<TimeSpan?> WithdrawAsync(Turn turn, CancellationToken cancellationToken)
    {
        await turn.DecideAsync(
            Takes(turn.Company, turn.Open), DecisionNames.Withdraw, new() { ["reason"] = "Published under the wrong location; assessed again." }, cancellationToken);
        return null;
    }

    private static async Task<TimeSpan?> AskForReviewAsync(Turn turn, CancellationToken cancellationToken)
    {
        await turn.DecideAsync(
            Player.Provider(turn.Story.Location.ProviderId),
            DecisionNames.RequestRatingReview,
            new() { ["grounds"] = turn.Chance.Pick("grounds", turn.Words.Grounds) },
            cancellationToken);
        return turn.Hours("review", 40, 200);
    }

    private static async Task<TimeSpan?> DecideReviewAsync(Turn turn, CancellationToken cancellationToken)
    {
        await turn.DecideAsync(
            turn.Company.Uninvolved,
            DecisionNames.DecideRatingReview,
            new() { ["outcome"] = "The rating stands.", ["reason"] = "The scores and the rules give it." },
            cancellationToken);
        return null;
    }
}
