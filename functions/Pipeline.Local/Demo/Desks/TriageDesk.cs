using System.Globalization;
using System.Text.Json.Nodes;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.People;
using Pipeline.Casework.Triage;
using Pipeline.Local.Demo.Cast;
using Pipeline.Local.Demo.Stories;

namespace Pipeline.Local.Demo.Desks;

/// <summary>Triage, and the managers who hold, resume and escalate.</summary>
internal sealed class TriageDesk : IDesk
{
    private const int HoldDays = 4;

    private static readonly TimeSpan SoonAgain = TimeSpan.FromHours(2);
    private static readonly TimeSpan ReopenedAfter = TimeSpan.FromDays(3);

    public Stage Stage => Stage.Triage;

    public Player Takes(Company company, OpenStory open) => company.Of(Role.Triage, open.Story.Number);

    public TimeSpan? FirstTurnAfter(Story story, BoardPage.Row row) => TimeSpan.FromHours(row.Priority switch
    {
        Priority.P1 => 0,
        _ when story.Triage.Neglected => 24 * 16,
        Priority.P2 => story.Chance.Between("triage", 1, 20),
        _ => story.Chance.Between("triage", 2, 110),
    });

    public async Task<TimeSpan?> ActAsync(Turn turn, CancellationToken cancellationToken)
    {
        var person = Takes(turn.Company, turn.Open);
        if (await SortOutAsync(turn, person, cancellationToken) is { } later)
        {
            return later;
        }

        if (turn.Story.Triage.Ask != Asking.None && turn.Open.Once("ask"))
        {
            await turn.DecideAsync(
                person,
                DecisionNames.RequestInformation,
                new() { ["questions"] = new JsonArray([.. turn.Chance.Shuffle("questions", turn.Words.Questions).Take(2).Select(question => (JsonNode)question)]) },
                cancellationToken);
            return SoonAgain;
        }

        await EndAsync(turn, person, cancellationToken);
        return SoonAgain;
    }

    /// <summary>All that happens to a case while it stays at triage; null when nothing of it is left.</summary>
    private static async Task<TimeSpan?> SortOutAsync(Turn turn, Player person, CancellationToken cancellationToken)
    {
        var plan = turn.Story.Triage;
        var manager = turn.Company.Manager(turn.Story.Number);
        if (plan.Held && turn.Open.Once("hold"))
        {
            var until = turn.Now.AddDays(HoldDays).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await turn.DecideAsync(manager, DecisionNames.Hold, new() { ["until"] = until, ["reason"] = "Waiting for the report of the local authority." }, cancellationToken);
            return TimeSpan.FromDays(plan.Resumed ? 2 : HoldDays + 1);
        }

        if (turn.Row.HeldUntil is not null && turn.Open.Once("resume"))
        {
            await turn.DecideAsync(manager, DecisionNames.Resume, [], cancellationToken);
            return SoonAgain;
        }

        if (plan.Escalated && turn.Open.Once("escalate"))
        {
            await turn.DecideAsync(manager, DecisionNames.Escalate, new() { ["reason"] = "It concerns more than one team." }, cancellationToken);
            return SoonAgain;
        }

        if (plan.RaisesPriority && turn.Open.Once("priority"))
        {
            await turn.DecideAsync(
                person, DecisionNames.SetPriority, new() { ["priority"] = nameof(Priority.P2), ["reason"] = "The third event of its kind this month." }, cancellationToken);
            return SoonAgain;
        }

        if (plan.AddsInformation && turn.Open.Once("add"))
        {
            await turn.DecideUnseenAsync(
                turn.Open.Submitter, DecisionNames.AddInformation, new() { ["text"] = turn.Chance.Pick("addition", turn.Words.Answers) }, cancellationToken);
        }

        if ((plan.Refers || turn.Row.Priority == Priority.P1) && turn.Open.Once("refer"))
        {
            await ReferralDesk.ReferAsync(turn, person, cancellationToken);
            return plan.Returned == Returned.Not ? null : SoonAgain;
        }

        if (turn.Row.OpenEffects.Contains(Effects.Refer) && turn.Open.Once("come-back"))
        {
            await ReferralDesk.ComeBackAsync(turn, cancellationToken);
        }

        return null;
    }

    private static async Task EndAsync(Turn turn, Player person, CancellationToken cancellationToken)
    {
        if (turn.Story.Kind == CaseKind.Concern && SubmissionWriter.IdentityOf(turn.Story) == IdentityWish.Confidential && turn.Open.Once("call"))
        {
            await turn.ReadReporterAsync(person, "to call back", cancellationToken);
        }

        var seen = await turn.SeeAsync(person, cancellationToken);
        if (seen.Location is null)
        {
            await turn.DecideAsync(seen, person, DecisionNames.SetLocation, new() { ["locationId"] = turn.Story.Location.LocationId }, cancellationToken);
            seen = await turn.SeeAsync(person, cancellationToken);
        }

        if (turn.Story.Assessment is { } plan)
        {
            await turn.DecideAsync(
                seen,
                person,
                DecisionNames.AcceptForAssessment,
                new() { ["framework"] = plan.Framework, ["reason"] = "The risk asks for an assessment." },
                cancellationToken);
            return;
        }

        if (turn.Story.Triage.Links && seen.Links.Proposed is [var other, ..] && await turn.DecideAsync(
            seen, person, DecisionNames.Link, new() { ["caseId"] = other.CaseId.Value, ["reason"] = "A second report of the same event." }, cancellationToken))
        {
            return;
        }

        var outcome = turn.Story.Triage.Outcome;
        turn.Open.ReopensAt = turn.Story.Triage.Reopened && turn.Open.Once("close-too-soon") ? turn.Now + ReopenedAfter : null;
        await turn.DecideAsync(
            seen, person, DecisionNames.Close, new() { ["outcome"] = outcome, ["reason"] = turn.Words.Closing(turn.Chance, outcome) }, cancellationToken);
    }
}
