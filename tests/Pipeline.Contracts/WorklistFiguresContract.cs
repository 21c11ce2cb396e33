using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Contracts;

/// <summary>The sums of every worklist are those of its rows, however they were written.</summary>
public abstract class WorklistFiguresContract
{
    private const int Rounds = 12;
    private const int RowsARound = 40;

    protected abstract IWorklist Worklist { get; }

    /// <summary>So many that the worklist reads them in several pages.</summary>
    protected virtual int MoreRowsThanAPage => 1_203;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Measure_RowsAddedAndChangedAtRandom_IsWhatAllRowsAddUpTo(int seed)
    {
        var random = new Random(seed);
        var cases = Enumerable.Range(0, RowsARound * 3).Select(_ => Samples.NewCase()).ToArray();
        for (var round = 1; round <= Rounds; round++)
        {
            await Worklist.UpsertAsync(
                [.. Enumerable.Range(0, RowsARound).Select(_ => RandomRow(random, cases[random.Next(cases.Length)], random.Next(1, round + 1)))], default);

            var asOf = Samples.Now.AddMinutes(random.Next(-20_000, 20_000));
            await ShouldAddUpAsync(asOf);
        }
    }

    [Fact]
    public async Task Measure_TimesAtTheLimits_AreLateAfterTheirDueTimeAndCountedWithinTheDay()
    {
        var before = await Worklist.MeasureAsync(Samples.Now, default);
        var row = Row(Samples.NewCase()) with { Due = Samples.Now, ReceivedAt = Samples.Now.AddDays(-1) };
        await Worklist.UpsertAsync([row], default);

        var now = await Worklist.MeasureAsync(Samples.Now, default);
        var later = await Worklist.MeasureAsync(Samples.Now.AddTicks(1), default);

        (now.Late.GetValueOrDefault(Stage.Triage) - before.Late.GetValueOrDefault(Stage.Triage)).ShouldBe(0);
        later.Late[Stage.Triage].ShouldBe(now.Late.GetValueOrDefault(Stage.Triage) + 1);
        (now.ArrivalsLastDay - before.ArrivalsLastDay).ShouldBe(0, "24 hours ago is not within the last 24 hours");
        (now.ArrivalsLastWeek - before.ArrivalsLastWeek).ShouldBe(1);
    }

    [Fact]
    public async Task Clear_ForgetsTheSums()
    {
        await Worklist.UpsertAsync([Row(Samples.NewCase())], default);

        await Worklist.ClearAsync(Samples.NewRebuild(), default);

        (await Worklist.MeasureAsync(Samples.Now, default)).ShouldSatisfyAllConditions(
            figures => figures.Arrivals.ShouldBe(0), figures => figures.ByStage.ShouldBeEmpty(), figures => figures.NoAction.Count.ShouldBe(0));
        await Worklist.UpsertAsync([Row(Samples.NewCase())], default);
        (await Worklist.MeasureAsync(Samples.Now, default)).ByStage.ShouldBe(new Dictionary<Stage, int> { [Stage.Triage] = 1 });
    }

    [Fact]
    public async Task Clear_AgainForOneRebuildOrForAnEarlierOne_KeepsWhatWasWrittenSince()
    {
        var (earlier, began) = (Samples.NewRebuild(), Samples.NewRebuild());
        var row = Row(Samples.NewCase());
        await Worklist.UpsertAsync([row], default);

        await Worklist.ClearAsync(began, default);
        (await Worklist.FindAsync(row.CaseId, default)).ShouldBeNull();
        await Worklist.UpsertAsync([row], default);
        await Worklist.ClearAsync(began, default);
        await Worklist.ClearAsync(earlier, default);

        (await Worklist.FindAsync(row.CaseId, default)).ShouldNotBeNull();
        (await Worklist.MeasureAsync(Samples.Now, default)).ByStage.ShouldBe(new Dictionary<Stage, int> { [Stage.Triage] = 1 });
        await Worklist.ClearAsync(Samples.NewRebuild(), default);
        (await Worklist.FindAsync(row.CaseId, default)).ShouldBeNull();
    }

    [Theory]
    [InlineData(WorklistMoment.Arrived)]
    [InlineData(WorklistMoment.HoldEnds)]
    [InlineData(WorklistMoment.Told)]
    [InlineData(WorklistMoment.DisposalDue)]
    [InlineData(WorklistMoment.Closed)]
    public async Task Period_ReadAndCounted_HasItsRowsInOrderFromItsStartToBeforeItsEnd(WorklistMoment moment)
    {
        var year = 2100 + (int)moment;
        var start = new DateTimeOffset(year, 3, 1, 0, 0, 0, TimeSpan.Zero);
        var count = MoreRowsThanAPage;
        var rows = Enumerable.Range(0, count).Select(n => At(Row(Samples.NewCase()), moment, start.AddMinutes(n))).ToList();
        var none = Row(Samples.NewCase()) with { Kind = CaseKind.Assessment, ReceivedAt = start };
        await Worklist.UpsertAsync([.. rows.OrderBy(row => row.CaseId.Value, StringComparer.Ordinal), none], default);

        var period = new WorklistPeriod(moment, start.AddMinutes(1), start.AddMinutes(count - 1));

        (await ReadAsync(period)).ShouldBe(rows[1..(count - 1)].Select(row => row.CaseId));
        (await Worklist.CountAsync(period, default)).ShouldBe(count - 2);
        (await ReadAsync(period with { Until = null })).Count.ShouldBe(count - 1);
        (await Worklist.CountAsync(new WorklistPeriod(moment, start, start), default)).ShouldBe(0);
    }

    [Fact]
    public async Task Period_OfClosedCases_LeavesOutWhatWasReopened()
    {
        var closed = Row(Samples.NewCase()) with { Stage = Stage.Closed, ClosedAt = Samples.Now.AddYears(50) };
        var period = new WorklistPeriod(WorklistMoment.Closed, Samples.Now.AddYears(50), Samples.Now.AddYears(51));
        await Worklist.UpsertAsync([closed], default);
        (await ReadAsync(period)).ShouldBe([closed.CaseId]);

        await Worklist.UpsertAsync([closed with { CommitVersion = 2, Stage = Stage.Triage, ClosedAt = null }], default);

        (await ReadAsync(period)).ShouldBeEmpty();
        (await Worklist.CountAsync(period, default)).ShouldBe(0);
    }

    protected static WorklistRow Row(CaseId caseId) => new()
    {
        CaseId = caseId,
        CommitVersion = 1,
        Kind = CaseKind.Notification,
        Type = "DEATH",
        Stage = Stage.Triage,
        StageSince = Samples.Now,
        ReceivedAt = Samples.Now,
        OpenEffects = [],
        Generation = 1,
    };

    private static WorklistRow At(WorklistRow row, WorklistMoment moment, DateTimeOffset at) => moment switch
    {
        WorklistMoment.Arrived => row with { ReceivedAt = at },
        WorklistMoment.HoldEnds => row with { HeldUntil = at },
        WorklistMoment.Told => row with { Told = [new CaseTold(TickKind.Remind, at.AddDays(-1)), new CaseTold(TickKind.Remind, at)] },
        WorklistMoment.Closed => row with { Stage = Stage.Closed, ClosedAt = at },
        _ => row with { DisposalDue = at },
    };

    private static WorklistRow RandomRow(Random random, CaseId caseId, int version)
    {
        var stage = random.GetItems(Enum.GetValues<Stage>(), 1)[0];
        var received = Moment();
        return Row(caseId) with
        {
            CommitVersion = version,
            Kind = random.GetItems(Enum.GetValues<CaseKind>(), 1)[0],
            Stage = stage,
            ReceivedAt = received,
            Due = Maybe(Moment()),
            DueIsProvisional = random.Next(2) == 0,
            HeldUntil = random.Next(5) == 0 ? Moment() : null,
            ReviewedAt = Maybe(Moment()),
            LastActionAt = Maybe(Moment()),
            TriagedAt = Maybe(received.AddSeconds(random.Next(0, 5_000_000))),
            FirstVisit = Day(),
            LastVisit = Day(),
            PublishedAt = Maybe(Moment()),
            ClosedAt = stage == Stage.Closed ? Moment() : null,
            Outcome = stage == Stage.Closed ? random.GetItems(["noted", "published", "referred"], 1)[0] : null,
            Told = random.Next(3) == 0 ? [new CaseTold(TickKind.Remind, Moment())] : [],
        };

        DateTimeOffset Moment() => Samples.Now.AddMinutes(random.Next(-20_000, 20_000));

        DateTimeOffset? Maybe(DateTimeOffset at) => random.Next(2) == 0 ? at : null;

        DateOnly? Day() => random.Next(2) == 0 ? new DateOnly(2026, 2, 1).AddDays(random.Next(30)) : null;
    }

    private async Task ShouldAddUpAsync(DateTimeOffset asOf)
    {
        var rows = new List<WorklistRow>();
        await foreach (var row in Worklist.ReadAllAsync(default))
        {
            rows.Add(row);
        }

        var expected = WorklistFigures.Of(rows, asOf);
        var figures = await Worklist.MeasureAsync(asOf, default);
        figures.Late.ShouldBe(expected.Late, ignoreOrder: true);
        figures.ByStage.ShouldBe(expected.ByStage, ignoreOrder: true);
        figures.ByOutcome.ShouldBe(expected.ByOutcome, ignoreOrder: true);
        figures.ToTriage.ShouldBe(expected.ToTriage);
        figures.FromLastVisit.ShouldBe(expected.FromLastVisit);
        figures.FromFirstVisit.ShouldBe(expected.FromFirstVisit);
        (figures with
        {
            Late = expected.Late,
            ByStage = expected.ByStage,
            ByOutcome = expected.ByOutcome,
            ToTriage = expected.ToTriage,
            FromLastVisit = expected.FromLastVisit,
            FromFirstVisit = expected.FromFirstVisit,
        }).ShouldBe(expected);
    }

    private async Task<List<CaseId>> ReadAsync(WorklistPeriod period)
    {
        var found = new List<CaseId>();
        await foreach (var row in Worklist.ReadAsync(period, default))
        {
            found.Add(row.CaseId);
        }

        return found;
    }
}
