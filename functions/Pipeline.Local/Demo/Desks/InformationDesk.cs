using System.Text.Json.Nodes;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Local.Demo.Cast;
using Pipeline.Local.Demo.Stories;

namespace Pipeline.Local.Demo.Desks;

/// <summary>Submitters who were asked something: they answer, ring up, or do not answer at all.</summary>
internal sealed class InformationDesk : IDesk
{
    public Stage Stage => Stage.AwaitingInformation;

    public Player Takes(Company company, OpenStory open) =>
        open.Story.Triage.Ask == Asking.Answered ? open.Submitter : company.Of(Role.Triage, open.Story.Number);

    public TimeSpan? FirstTurnAfter(Story story, BoardPage.Row row) =>
        story.Triage.Ask == Asking.Unanswered ? null : TimeSpan.FromHours(story.Chance.Between("answer", 10, 90));

    public async Task<TimeSpan?> ActAsync(Turn turn, CancellationToken cancellationToken)
    {
        var answers = new JsonObject
        {
            ["answers"] = new JsonArray([.. turn.Chance.Shuffle("answers", turn.Words.Answers).Take(2).Select(answer => (JsonNode)answer)]),
        };
        var person = Takes(turn.Company, turn.Open);
        if (turn.Story.Triage.Ask == Asking.AnsweredByTelephone)
        {
            answers["receivedBy"] = "telephone";
            await turn.DecideAsync(person, DecisionNames.ProvideInformation, answers, cancellationToken);
        }
        else if (await turn.IsWaitedForAsync(person, Role.Submitter, cancellationToken))
        {
            await turn.DecideUnseenAsync(person, DecisionNames.ProvideInformation, answers, cancellationToken);
        }

        return TimeSpan.FromHours(4);
    }
}
