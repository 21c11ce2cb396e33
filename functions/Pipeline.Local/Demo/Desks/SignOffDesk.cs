using System.Text.Json.Nodes;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Local.Demo.Cast;
using Pipeline.Local.Demo.Stories;

namespace Pipeline.Local.Demo.Desks;

/// <summary>Publishers sign the report off or return it.</summary>
internal sealed class SignOffDesk : IDesk
{
    public Stage Stage => Stage.SignOff;

    public Player Takes(Company company, OpenStory open) => company.Of(Role.Publisher, open.Story.Number);

    public TimeSpan? FirstTurnAfter(Story story, BoardPage.Row row) => TimeSpan.FromHours(story.Chance.Between("sign-off", 2, 40));

    public async Task<TimeSpan?> ActAsync(Turn turn, CancellationToken cancellationToken)
    {
        var publisher = Takes(turn.Company, turn.Open);
        if (turn.Story.Assessment!.ReturnedAtSignOff && turn.Open.Once("return-at-sign-off"))
        {
            await turn.DecideAsync(
                publisher,
                DecisionNames.ReturnDraft,
                new() { ["comments"] = new JsonArray(turn.Chance.Pick("last-comment", turn.Words.Comments)), ["reason"] = "The summary is not yet plain enough for the public." },
                cancellationToken);
        }
        else
        {
            await turn.DecideAsync(publisher, DecisionNames.SignOff, [], cancellationToken);
        }

        return turn.Hours("signing", 2, 8);
    }
}
