using System.Globalization;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Notifications.Imports;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Time;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Oversight.Mornings;

/// <summary>Makes the morning page, the same for whoever asks and wherever: from a running server or from the folder of one that is not running.</summary>
public sealed class MorningReader(
    IWorklist worklist,
    StuckFinder finder,
    IMessageQueue queue,
    ImportLog imports,
    VerificationLog verifications,
    PolicyCatalog policies,
    TimeProvider time)
{
    private const int DeadLetterPage = 1000;

    private static readonly Stage[] Unreviewed = [Stage.Triage, Stage.AwaitingInformation];

    /// <param name="processes">The processes as far as they can be asked.</param>
    /// <param name="processesUnknown">Why they cannot be asked, in words; null where they can.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<MorningPage> ReadAsync(IProcesses processes, string? processesUnknown, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var day = LondonTime.DateOf(now);
        var asked = new AskedProcesses(processes);
        var calendar = policies.Clocks.Calendars.For(Nation.England);
        var next = Seek(calendar, day, 1);
        var since = LondonTime.At(Seek(calendar, day, -1), TimeOnly.MinValue);
        var stuck = new List<StuckCase>();
        await foreach (var found in finder.FindAsync(asked, cancellationToken))
        {
            stuck.Add(found);
        }

        var stopped = await StoppedImportsAsync(asked, cancellationToken);
        var figures = await worklist.MeasureAsync(now, cancellationToken);
        var late = await worklist.QueryAsync(new WorklistQuery { AsOf = now, Late = true, Take = MorningPage.MostLines }, cancellationToken);
        var holds = await HoldsAsync(next, cancellationToken);
        var page = new MorningPage
        {
            AsOf = now,
            Day = day,
            NeedsAHand = [],
            Arrivals = new MorningArrivals(since, await worklist.CountAsync(new WorklistPeriod(WorklistMoment.Arrived, since, null), cancellationToken)),
            UnreviewedP1 = await UnreviewedAsync(now, cancellationToken),
            Late = new MorningCases(
                figures.Late.Values.Sum(),
                [.. late.Items.Where(row => MeasuredRow.Of(row).LateFrom is not null).Select(MorningCase.Of)]),
            LateByStage = figures.Late.OrderBy(stage => stage.Key).ToDictionary(stage => Names.Of(stage.Key), stage => stage.Value),
            Stuck = new MorningStuck(stuck.Count, [.. stuck.Take(MorningPage.MostLines)]),
            StuckByCode = stuck.CountBy(found => found.Code).OrderBy(code => code.Key).ToDictionary(code => Names.Of(code.Key), code => code.Value),
            ProcessesUnknown = processesUnknown ?? asked.Silence,
            StoppedImports = stopped,
            DeadLetters = await DeadLettersAsync(cancellationToken),
            HoldsEndingToday = [.. holds.Where(hold => LondonTime.DateOf(hold.Until) <= day)],
            HoldsEndingNext = [.. holds.Where(hold => LondonTime.DateOf(hold.Until) > day)],
            NextWorkingDay = next,
            Away = await AwayAsync(now, day, cancellationToken),
            Calendar = CalendarOn(day, figures.ProvisionalDeadlines),
            Verifications = new MorningVerifications(
                await verifications.ReadLatestAsync(VerificationLog.Record, cancellationToken),
                await verifications.ReadLatestAsync(VerificationLog.Checkpoint, cancellationToken)),
        };
        return page with { NeedsAHand = [.. Needs(page)] };
    }

    private static DateOnly Seek(WorkingCalendar calendar, DateOnly day, int step)
    {
        do
        {
            day = day.AddDays(step);
        }
        while (!calendar.IsWorkingDay(day));

        return day;
    }

    private static IEnumerable<string> Needs(MorningPage page)
    {
        (int Count, string What)[] counts =
        [
            (page.UnreviewedP1.Total, "P1 not reviewed"),
            (page.Late.Total, "late"),
            (page.Stuck.Total, "stuck"),
            (page.StoppedImports.Count, "imports stopped"),
            (page.DeadLetters.Total, "dead letters"),
            (page.Away.Count(absence => absence is { Cases: > 0, Deputy: null }), "away with cases and without a deputy who is there"),
            (page.Verifications.Record?.BrokenCount ?? 0, "broken at the last verification"),
            (page.Verifications.Checkpoint?.BrokenCount ?? 0, "not as at the last checkpoint"),
        ];
        var needs = counts.Where(count => count.Count > 0).Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Count} {count.What}"));
        return page.Calendar.EndsSoon
            ? needs.Append(string.Create(CultureInfo.InvariantCulture, $"bank holidays are known for {page.Calendar.DaysLeft} more days"))
            : needs;
    }

    private async Task<MorningCases> UnreviewedAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = new List<WorklistRow>();
        foreach (var stage in Unreviewed)
        {
            string? after = null;
            do
            {
                var page = await worklist.QueryAsync(
                    new WorklistQuery { AsOf = now, Stage = stage, Priority = Priority.P1, Take = 200, After = after }, cancellationToken);
                rows.AddRange(page.Items.Where(row => MeasuredRow.Of(row).UnreviewedSince is not null));
                after = page.Next;
            }
            while (after is not null);
        }

        return new MorningCases(rows.Count, [.. rows.OrderBy(row => row.ReceivedAt).Take(MorningPage.MostLines).Select(MorningCase.Of)]);
    }

    private async Task<IReadOnlyList<MorningImport>> StoppedImportsAsync(AskedProcesses processes, CancellationToken cancellationToken)
    {
        var stopped = new List<MorningImport>();
        foreach (var import in await imports.UnfinishedAsync(cancellationToken))
        {
            if (await processes.FindImportAsync(import.Owner, cancellationToken) is { IsGone: true } answer)
            {
                stopped.Add(new MorningImport(
                    import.ImportId, import.At, import.Total, answer is ProcessAnswer.Found { Status.RuntimeStatus: var status } ? status : null));
            }
        }

        return stopped;
    }

    private async Task<MorningDeadLetters> DeadLettersAsync(CancellationToken cancellationToken)
    {
        var letters = new List<DeadLetter>();
        var more = false;
        foreach (var name in Queues.All)
        {
            var page = await queue.ListDeadLettersAsync(name, 0, DeadLetterPage, cancellationToken);
            letters.AddRange(page);
            more |= page.Count == DeadLetterPage;
        }

        return new MorningDeadLetters(letters.Count, [.. letters.Take(MorningPage.MostLines).Select(MorningDeadLetter.Of)], more);
    }

    private async Task<IReadOnlyList<MorningHold>> HoldsAsync(DateOnly until, CancellationToken cancellationToken)
    {
        var holds = new List<MorningHold>();
        var period = new WorklistPeriod(WorklistMoment.HoldEnds, null, LondonTime.At(until.AddDays(1), TimeOnly.MinValue));
        await foreach (var row in worklist.ReadAsync(period, cancellationToken))
        {
            holds.Add(new MorningHold(row.CaseId, row.CaseId.Reference, row.Stage, row.HeldUntil!.Value, row.Assignee));
        }

        return holds;
    }

    private async Task<IReadOnlyList<MorningAbsence>> AwayAsync(DateTimeOffset now, DateOnly day, CancellationToken cancellationToken)
    {
        var away = new List<MorningAbsence>();
        foreach (var user in policies.People.All.Select(person => person.User))
        {
            if (policies.People.AbsenceOf(user, day) is { } absence)
            {
                var page = await worklist.QueryAsync(new WorklistQuery { AsOf = now, Assignee = user, Take = 1 }, cancellationToken);
                away.Add(new MorningAbsence(user, absence.Until, page.Total, absence.Deputy));
            }
        }

        return away;
    }

    private MorningCalendar CalendarOn(DateOnly day, int provisional)
    {
        var until = policies.Clocks.Calendars.KnownUntil;
        var left = Math.Max(0, until.DayNumber - day.DayNumber);
        return new MorningCalendar(until, left, left <= policies.Current.CalendarWarningDays, provisional);
    }

    /// <summary>Remembers whether the backend gave no answer.</summary>
    private sealed class AskedProcesses(IProcesses processes) : IProcesses
    {
        public string? Silence { get; private set; }

        public async Task<ProcessAnswer> FindAsync(CaseId caseId, int generation, CancellationToken cancellationToken) =>
            Heard(await processes.FindAsync(caseId, generation, cancellationToken));

        public async Task<ProcessAnswer> FindImportAsync(CaseId owner, CancellationToken cancellationToken) =>
            Heard(await processes.FindImportAsync(owner, cancellationToken));

        private ProcessAnswer Heard(ProcessAnswer answer)
        {
            Silence = answer is ProcessAnswer.Unknown ? "the durable backend did not answer: whether processes live is not known" : Silence;
            return answer;
        }
    }
}
