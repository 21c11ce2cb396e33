using System.Collections.Concurrent;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Triage;
using Pipeline.Embedded.Clock;
using Pipeline.Local.Demo.Cast;
using Pipeline.Local.Demo.Desks;
using Pipeline.Local.Demo.Stories;

namespace Pipeline.Local.Demo;

/// <summary>
/// Moves a virtual clock from session to session. Between them submissions arrive and timers fire; in them people look at their worklists and act. Nobody acts
/// before everything that went before has been worked off, so one seed tells one story.
/// </summary>
internal sealed class Simulation(
    DemoSetting setting, VirtualClock clock, WorkGauge gauge, DemoClient client, Post post, Action<DemoProgress> progress)
{
    /// <summary>Cases that people act on at the same instant.</summary>
    private const int AtOnce = 8;

    /// <summary>Cases that one person takes in one session.</summary>
    private const int PerPerson = 3;

    private static readonly Dictionary<Stage, IDesk> Desks = new IDesk[]
    {
        new TriageDesk(), new InformationDesk(), new AssessmentDesk(), new DraftingDesk(), new QualityReviewDesk(), new ProviderDesk(), new PointsDesk(),
        new SignOffDesk(), new PublishedDesk(), new ClosedDesk(),
    }.ToDictionary(desk => desk.Stage);

    private readonly Dictionary<string, OpenStory> _open = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _refusals = [];

    /// <summary>All cases that were acknowledged.</summary>
    public IReadOnlyCollection<OpenStory> Acknowledged => _open.Values;

    /// <summary>Decisions that people could not take when they meant to.</summary>
    public IReadOnlyCollection<string> Refusals => _refusals;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var town = new Town(client, setting.Company, setting.Policy, setting.Words, setting.Seed);
        var arriving = new Queue<Story>(setting.Stories);
        foreach (var session in setting.Calendar.All())
        {
            while (arriving.TryPeek(out var next) && next.ArrivesAt <= session.At)
            {
                await clock.RunUntilAsync(next.ArrivesAt, gauge, cancellationToken);
                var opened = await town.SubmitAsync(arriving.Dequeue(), clock.GetUtcNow(), cancellationToken);
                _open.Add(opened.CaseId, opened);
                await gauge.WhenQuietAsync(cancellationToken);
            }

            await clock.RunUntilAsync(session.At, gauge, cancellationToken);
            var waiting = await WorkAsync(session, cancellationToken);
            progress(new DemoProgress(
                DemoCalendar.DaysBetween(setting.Calendar.Start, session.At), DemoCalendar.DaysBetween(setting.Calendar.Start, setting.Calendar.End), _open.Count, waiting));
        }

        await clock.RunUntilAsync(setting.Calendar.End, gauge, cancellationToken);
    }

    /// <summary>Lets everybody act once. Returns how many cases were open.</summary>
    private async Task<int> WorkAsync(Session session, CancellationToken cancellationToken)
    {
        var turns = new List<(IDesk Desk, Turn Turn)>();
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        var board = await LookAsync(session, cancellationToken);
        foreach (var (row, story) in board)
        {
            if (!Desks.TryGetValue(row.Stage, out var desk) || (session.DutyOnly && row is not { Stage: Stage.Triage, Priority: Priority.P1 }))
            {
                continue;
            }

            story.SeenIn(row.Stage, row.StageSince, desk.FirstTurnAfter(story.Story, row));
            if (story.NextTurn <= session.At && TakesOn(desk.Takes(setting.Company, story), taken))
            {
                turns.Add((desk, new Turn(client, setting, post, story, row, session.At)));
            }
        }

        await Parallel.ForEachAsync(
            turns,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (item, token) => await ActAsync(item.Desk, item.Turn, token));
        await gauge.WhenQuietAsync(cancellationToken);
        return board.Count;
    }

    private static bool TakesOn(Player player, Dictionary<string, int> taken) => (taken[player.User] = taken.GetValueOrDefault(player.User) + 1) <= PerPerson;

    /// <summary>The worklist of all that is open, as the manager on duty hands it out, and what was closed too soon.</summary>
    private async Task<IReadOnlyList<(BoardPage.Row Row, OpenStory Story)>> LookAsync(Session session, CancellationToken cancellationToken)
    {
        var rows = new List<BoardPage.Row>();
        foreach (var closed in _open.Values.Where(story => story.ReopensAt <= session.At))
        {
            var found = await client.GetAsync<BoardPage>($"api/worklist?stage=closed&q={closed.Reference}", setting.Company.Manager(0), cancellationToken);
            rows.AddRange(found!.Items);
        }

        string? after = null;
        do
        {
            var cursor = after is null ? string.Empty : $"&after={Uri.EscapeDataString(after)}";
            var page = await client.GetAsync<BoardPage>($"api/worklist?sort=due&take=200{cursor}", setting.Company.Manager(0), cancellationToken);
            rows.AddRange(page!.Items);
            after = page.Next;
        }
        while (after is not null);

        // Rows that are due at the same time come by their random ids; the numbers of the stories are the same every time. Cases that somebody else
        // submitted meanwhile are nobody's here.
        return [.. rows.Where(row => _open.ContainsKey(row.CaseId)).Select(row => (Row: row, Story: _open[row.CaseId])).OrderBy(item => item.Story.Story.Number)];
    }

    private async ValueTask ActAsync(IDesk desk, Turn turn, CancellationToken cancellationToken)
    {
        var again = await desk.ActAsync(turn, cancellationToken);
        turn.Open.Turns++;
        turn.Open.NextTurn = turn.Now + again;
        foreach (var refusal in turn.Refusals)
        {
            _refusals.Enqueue(refusal);
        }
    }
}
