using System.Globalization;
using System.Text.Json.Nodes;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Local.Demo.Cast;
using Pipeline.Local.Demo.Stories;

namespace Pipeline.Local.Demo.Desks;

/// <summary>Providers check the facts in the draft; a manager may give them more time.</summary>
internal sealed class ProviderDesk : IDesk
{
    private const int ExtensionDays = 21;

    public Stage Stage => Stage.FactualAccuracy;

    public Player Takes(Company company, OpenStory open) => Player.Provider(open.Story.Location.ProviderId);

    public TimeSpan? FirstTurnAfter(Story story, BoardPage.Row row) => TimeSpan.FromHours(story.Chance.Between("provider", 20, 190));

    public async Task<TimeSpan?> ActAsync(Turn turn, CancellationToken cancellationToken)
    {
        var plan = turn.Story.Assessment!;
        if (plan.Extended && turn.Open.Once("extend"))
        {
            await turn.DecideAsync(
                turn.Company.Manager(turn.Story.Number),
                DecisionNames.Extend,
                new()
                {
                    ["until"] = turn.Now.AddDays(ExtensionDays).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    ["reason"] = "The registered manager is away until next week.",
                },
                cancellationToken);
            return turn.Hours("extended", 20, 100);
        }

        if (!turn.Open.Once("answer"))
        {
            await NothingAsync(turn, cancellationToken);
            return turn.Hours("again", 4, 20);
        }

        switch (plan.Answer)
        {
            case ProviderAnswer.None:
                return null;
            case ProviderAnswer.NothingToCorrect:
                await NothingAsync(turn, cancellationToken);
                return turn.Hours("nothing", 4, 20);
            case ProviderAnswer.PointsSaved:
                await RespondAsync(turn, isFinal: false, cancellationToken);
                return null;
            default:
                await RespondAsync(turn, isFinal: true, cancellationToken);
                return turn.Hours("responding", 4, 20);
        }
    }

    private Task<bool> NothingAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.DecideAsync(Takes(turn.Company, turn.Open), DecisionNames.NothingToCorrect, [], cancellationToken);

    private async Task RespondAsync(Turn turn, bool isFinal, CancellationToken cancellationToken)
    {
        var provider = Takes(turn.Company, turn.Open);
        var seen = await turn.SeeAsync(provider, cancellationToken);
        var points = turn.Chance.Shuffle("points", turn.Words.Points).Take(turn.Chance.Between("how-many", 1, 2)).Select((text, index) => (JsonNode)new JsonObject
        {
            ["kind"] = index == 0 ? "fact" : "omission",
            ["where"] = seen.Draft!.Sections[0].Name,
            ["text"] = text,
        });
        await turn.DecideAsync(
            seen, provider, DecisionNames.RespondFactualAccuracy, new() { ["points"] = new JsonArray([.. points]), ["final"] = isFinal }, cancellationToken);
    }
}
