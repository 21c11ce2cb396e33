using System.Globalization;
using System.Text.Json.Nodes;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Time;
using Pipeline.Local.Demo.Cast;
using Pipeline.Local.Demo.Stories;

namespace Pipeline.Local.Demo.Desks;

/// <summary>Inspectors: they plan, visit, gather evidence, judge and complete.</summary>
internal sealed class AssessmentDesk : IDesk
{
    /// <summary>Statements judged at one sitting.</summary>
    private const int AtOnce = 10;

    private static readonly Rating[] Levels = [Rating.Inadequate, Rating.RequiresImprovement, Rating.Good, Rating.Outstanding];

    public Stage Stage => Stage.Assessment;

    public Player Takes(Company company, OpenStory open) => company.Of(Role.Inspector, open.Story.Number);

    public TimeSpan? FirstTurnAfter(Story story, BoardPage.Row row) => TimeSpan.FromHours(story.Chance.Between("assessment", 4, 50));

    public async Task<TimeSpan?> ActAsync(Turn turn, CancellationToken cancellationToken)
    {
        var plan = turn.Story.Assessment!;
        var inspector = Takes(turn.Company, turn.Open);
        var seen = await turn.SeeAsync(inspector, cancellationToken);
        var work = seen.Assessment!;
        if (work.Statements.Count == 0)
        {
            await PlanAsync(turn, seen, plan, inspector, cancellationToken);
            return turn.Hours("visit", 20, 150);
        }

        if (work.Visits.Count < plan.Visits)
        {
            await VisitAsync(turn, seen, inspector, cancellationToken);
            return turn.Hours("after-visit", 20, 60);
        }

        if (work.Evidence.Count < plan.Documents)
        {
            await AttachAsync(turn, plan, inspector, work.Evidence.Count + 1, cancellationToken);
            return turn.Hours("evidence", 1, 6);
        }

        var judged = work.Judgements.Select(judgement => judgement.Statement ?? judgement.KeyQuestion!).ToHashSet(StringComparer.Ordinal);
        var open = plan.Statements.Where(statement => !judged.Contains(statement)).Take(AtOnce).ToList();
        if (open.Count == 0 && turn.Open.Did("reopen") && turn.Open.Once("judge-again"))
        {
            open = [plan.Statements[0]];
        }

        if (open.Count > 0)
        {
            await JudgeAsync(turn, plan, inspector, open, seen, cancellationToken);
            return turn.Hours("judging", 4, 26);
        }

        await turn.DecideAsync(seen, inspector, DecisionNames.CompleteAssessment, Breaches(turn, plan), cancellationToken);
        return turn.Hours("completing", 2, 6);
    }

    private static async Task PlanAsync(Turn turn, Seen seen, AssessmentPlan plan, Player inspector, CancellationToken cancellationToken)
    {
        if (plan.Assigned && turn.Open.Once("assign"))
        {
            await turn.DecideAsync(
                turn.Company.Manager(turn.Story.Number),
                DecisionNames.Assign,
                new() { ["to"] = inspector.User, ["team"] = turn.Company.TeamOf(inspector) },
                cancellationToken);
        }

        await turn.DecideAsync(
            seen,
            inspector,
            DecisionNames.PlanAssessment,
            new() { ["statements"] = new JsonArray([.. plan.Statements.Select(statement => (JsonNode)statement)]), ["team"] = Team(turn, inspector) },
            cancellationToken);
    }

    private static Task<bool> VisitAsync(Turn turn, Seen seen, Player inspector, CancellationToken cancellationToken) => turn.DecideAsync(
        seen,
        inspector,
        DecisionNames.RecordVisit,
        new() { ["date"] = LondonTime.DateOf(turn.Now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["team"] = Team(turn, inspector) },
        cancellationToken);

    private static async Task AttachAsync(Turn turn, AssessmentPlan plan, Player inspector, int number, CancellationToken cancellationToken)
    {
        var note = turn.Words.Notes[number % turn.Words.Notes.Count];
        var documentId = await turn.AddDocumentAsync(
            inspector, string.Create(CultureInfo.InvariantCulture, $"notes-{number}.txt"), $"{note}\n\n{turn.Open.Reference}\n", cancellationToken);
        var evidence = new JsonObject
        {
            ["documentId"] = documentId,
            ["statements"] = new JsonArray([.. plan.Statements.Take(3).Select(statement => (JsonNode)statement)]),
        };
        if (FrameworkOf(turn, plan).EvidenceCategories is { Count: > 0 } categories)
        {
            evidence["category"] = turn.Chance.Pick($"category/{number}", categories).Id;
        }

        await turn.DecideAsync(inspector, DecisionNames.AttachEvidence, evidence, cancellationToken);
    }

    private static async Task JudgeAsync(
        Turn turn, AssessmentPlan plan, Player inspector, IReadOnlyList<string> statements, Seen seen, CancellationToken cancellationToken)
    {
        var scored = FrameworkOf(turn, plan).Scoring is not null;
        foreach (var statement in statements)
        {
            var level = LevelOf(turn.Chance, plan.Level, statement);
            var judgement = new JsonObject
            {
                [scored ? "statement" : "keyQuestion"] = statement,
                ["rationale"] = turn.Words.Rationales[level],
                ["evidence"] = new JsonArray([.. seen.Documents.Take(1).Select(document => (JsonNode)document.DocumentId)]),
            };
            judgement[scored ? "score" : "rating"] = scored ? level + 1 : Names.Of(Levels[level]);
            if (!await turn.DecideAsync(seen, inspector, DecisionNames.Judge, judgement, cancellationToken))
            {
                return;
            }
        }
    }

    /// <summary>Most statements are as the service is, some a little better or worse.</summary>
    private static int LevelOf(Chance chance, int level, string statement) =>
        Math.Clamp(level + chance.Below($"level/{statement}", 10) switch { 0 => -1, 1 => 1, _ => 0 }, 0, Levels.Length - 1);

    private static JsonObject Breaches(Turn turn, AssessmentPlan plan) => plan.Breach
        ? new() { ["breaches"] = new JsonArray(new JsonObject { ["regulation"] = "17 Good governance", ["text"] = turn.Chance.Pick("breach", turn.Words.Breaches) }) }
        : [];

    private static JsonArray Team(Turn turn, Player inspector) =>
        new(inspector.User, turn.Company.Of(Role.Inspector, turn.Story.Number, offset: 1).User);

    private static Framework FrameworkOf(Turn turn, AssessmentPlan plan) => turn.Policy.FindFramework(plan.Framework)!;
}
