using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Publication;
using Pipeline.Casework.Time;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Assessment;

/// <summary>A rated place is assessed again once the policy's interval has passed, and once only.</summary>
public sealed class ReinspectionTests
{
    // The shipped policy: six months after inadequate, twelve after requires improvement, thirty after good, thirty-six after outstanding.
    [Theory]
    [InlineData(1, Rating.Inadequate, 6)]
    [InlineData(2, Rating.RequiresImprovement, 12)]
    [InlineData(3, Rating.Good, 30)]
    [InlineData(4, Rating.Outstanding, 36)]
    public async Task Place_IntervalPassed_IsOpenedOnTheDayAndNotTheDayBefore(int score, Rating rating, int months)
    {
        using var house = new CaseHouse();
        var (previous, due) = await ReportAsync(house, score);
        house.Policies.Current.Reinspection.MonthsAfter("cqc-saf", rating).ShouldBe(months);
        due.ShouldBe(new DateOnly(2026, 2, 2).AddMonths(months));
        await RunOnAsync(house, due.AddDays(-1));
        (await OpenedAsync(house)).ShouldBeEmpty();

        await RunOnAsync(house, due);

        var opened = (await OpenedAsync(house)).ShouldHaveSingleItem();
        var state = (await house.FileAsync(opened.CaseId)).State;
        state.ShouldSatisfyAllConditions(
            s => s.Kind.ShouldBe(CaseKind.Assessment),
            s => s.Type.ShouldBe("planned"),
            s => s.Stage.ShouldBe(Stage.Assessment),
            s => s.PreviousCase.ShouldBe(previous.Id),
            s => s.Location!.LocationId.ShouldBe(CaseHouse.CareHome),
            s => s.Assessment.Framework.ShouldBe("cqc-saf@2024-12"));
        var first = house.Store.Commits(opened.CaseId)[0];
        first.ShouldSatisfyAllConditions(
            commit => commit.Cause.ShouldBe("reinspection"),
            commit => commit.By.ShouldBe(Actor.Process),
            commit => commit.Why.ShouldBe($"due on {due:yyyy-MM-dd}: {months} months after a report that rated it {Names.Of(rating)}"));
    }

    [Fact]
    public async Task Place_SweptAgainAndAgainWithRestartsBetween_IsOpenedOnce()
    {
        using var house = new CaseHouse();
        var (_, due) = await ReportAsync(house, 3);

        for (var day = 0; day < 5; day++)
        {
            await RunOnAsync(house, due.AddDays(day));
            house.Restart(house.Policies);
        }

        (await OpenedAsync(house)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Place_AnswerOfTheStoreLost_IsOpenedOnceAllTheSame()
    {
        using var house = new CaseHouse();
        var (_, due) = await ReportAsync(house, 3);
        house.Store.AfterAppend = _ => throw new StoreUnavailableException("the answer never came");
        await Should.ThrowAsync<StoreUnavailableException>(() => RunOnAsync(house, due));

        house.Store.AfterAppend = null;
        house.Restart(house.Policies);
        await RunOnAsync(house, due);

        (await OpenedAsync(house)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Place_ClosedWithoutAReport_IsOpenedAgainAMonthAfterEachClosing()
    {
        using var house = new CaseHouse();
        var (_, due) = await ReportAsync(house, 3);
        for (var round = 1; round <= 3; round++)
        {
            await RunOnAsync(house, due);
            await RunOnAsync(house, due);
            (await OpenedAsync(house)).Count.ShouldBe(round);
            var open = (await OpenedAsync(house)).Single(row => row.Stage != Stage.Closed);
            await new CasePlay(house, new() { CaseId = open.CaseId, Reference = open.CaseId.Reference, ReceivedAt = house.Time.Now, StatusUrl = string.Empty, Warnings = [] })
                .DecideAsync(Callers.Manager, DecisionNames.Close, new { outcome = "no-further-action", reason = "opened by mistake" });

            await RunOnAsync(house, due.AddMonths(1).AddDays(-1));
            (await OpenedAsync(house)).Count.ShouldBe(round, "a month has not passed since");
            due = due.AddMonths(1);
        }
    }

    [Fact]
    public async Task Place_RatedBeforeThisRegister_IsDueByTheDateOfThatReport()
    {
        using var house = new CaseHouse();
        var entry = await house.Register.FindLocationAsync(CaseHouse.CareHome, CancellationToken.None);
        var other = await house.Register.FindLocationAsync(CaseHouse.OtherHome, CancellationToken.None);
        var rated = entry!.Location with { Earlier = new() { Current = new(Rating.Good, [], new DateOnly(2024, 1, 31), "link") } };
        var undated = other!.Location with { Earlier = new() { Current = new(Rating.Good, [], null, "link") } };
        await house.Register.LoadAsync(new([rated, undated], []), house.Time.Now, CancellationToken.None);
        await RunOnAsync(house, new DateOnly(2026, 7, 30));
        (await OpenedAsync(house)).ShouldBeEmpty();

        await RunOnAsync(house, new DateOnly(2026, 7, 31));
        await RunOnAsync(house, new DateOnly(2026, 8, 1));

        var opened = (await OpenedAsync(house)).ShouldHaveSingleItem();
        opened.LocationId.ShouldBe(CaseHouse.CareHome);
        var state = (await house.FileAsync(opened.CaseId)).State;
        state.PreviousCase.ShouldBeNull();
        state.Assessment.Framework.ShouldBe(house.Policies.Current.DefaultFramework.Key);
    }

    [Fact]
    public async Task Place_AssessmentOpenAlready_WaitsUntilItEndsWithoutAReport()
    {
        using var house = new CaseHouse();
        var (_, due) = await ReportAsync(house, 3);
        var open = await house.OpenAssessmentAsync(Bodies.Planned());

        await RunOnAsync(house, due);
        (await OpenedAsync(house)).ShouldHaveSingleItem().CaseId.ShouldBe(open.Id);
        await open.DecideAsync(Callers.Manager, DecisionNames.Close, new { outcome = "no-further-action", reason = "opened by mistake" });
        await RunOnAsync(house, due.AddDays(1));

        (await OpenedAsync(house)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Places_MoreDueThanANightOpens_AreOpenedNightByNightTheLongestOverdueFirst()
    {
        using var house = new CaseHouse(policy: shipped => shipped.ReinspectingAtMost(2));
        await RateAsync(house, (CaseHouse.CareHome, 2021, Rating.Good), (CaseHouse.OtherHome, 2019, Rating.Outstanding), (CaseHouse.ForeignHome, 2020, Rating.Inadequate));
        var night = new DateOnly(2026, 7, 1);

        await RunOnAsync(house, night);
        (await OpenedAsync(house)).Select(row => row.LocationId).ShouldBe([CaseHouse.OtherHome, CaseHouse.ForeignHome], ignoreOrder: true);
        await house.Get<Reinspector>().RunAsync(CancellationToken.None);
        (await OpenedAsync(house)).Count.ShouldBe(2, "a night is a night, however often it runs");

        await RunOnAsync(house, night.AddDays(1));
        (await OpenedAsync(house)).Count.ShouldBe(3);
        house.Log.Lines.ShouldContain(line => line.Text == "Enough assessments were opened for one night; 1 places are looked at another night.");
    }

    [Fact]
    public async Task Places_NightBrokenOff_GoesOnToItsLimitAndNotBeyond()
    {
        using var house = new CaseHouse(policy: shipped => shipped.ReinspectingAtMost(2));
        await RateAsync(house, (CaseHouse.CareHome, 2021, Rating.Good), (CaseHouse.OtherHome, 2019, Rating.Outstanding), (CaseHouse.ForeignHome, 2020, Rating.Inadequate));
        var night = new DateOnly(2026, 7, 1);
        var commits = 0;
        house.Store.BeforeAppend = _ => ++commits > 1 ? throw new StoreUnavailableException("the store went away") : Task.CompletedTask;
        await Should.ThrowAsync<StoreUnavailableException>(() => RunOnAsync(house, night));
        house.Store.BeforeAppend = null;
        await house.SettleAsync();
        (await OpenedAsync(house)).ShouldHaveSingleItem();

        await RunOnAsync(house, night);

        (await OpenedAsync(house)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Place_NotificationInTriage_IsNoAssessment()
    {
        using var house = new CaseHouse();
        var (_, due) = await ReportAsync(house, 3);
        await house.AdvanceToAsync(LondonTime.At(due, new TimeOnly(2, 0)));
        await house.InTriageAsync();

        await RunOnAsync(house, due);

        (await OpenedAsync(house)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Place_NeverRated_IsNeverOpenedByItself()
    {
        using var house = new CaseHouse();

        await RunOnAsync(house, new DateOnly(2040, 1, 1));

        (await OpenedAsync(house)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Place_Deregistered_IsNotOpened()
    {
        using var house = new CaseHouse();
        var (_, due) = await ReportAsync(house, 3);
        var entry = await house.Register.FindLocationAsync(CaseHouse.CareHome, CancellationToken.None);
        await house.Register.LoadAsync(new([entry!.Location with { IsDeregistered = true }], []), house.Time.Now, CancellationToken.None);

        await RunOnAsync(house, due);

        (await OpenedAsync(house)).ShouldBeEmpty();
    }

    private static async Task<(CasePlay Play, DateOnly Due)> ReportAsync(CaseHouse house, int score)
    {
        var play = await (await house.InAssessmentAsync()).AssessAsync(score, score);
        await play.DecideAsync(Callers.Manager, DecisionNames.OverrideRating, new { overall = true, rating = Names.Of(RatingOf(score)), reason = "for this table" });
        await play.DecideAsync(Callers.Inspector, DecisionNames.SubmitDraft);
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ApproveDraft);
        await play.DecideAsync(Callers.Provider, DecisionNames.NothingToCorrect);
        await play.DecideAsync(Callers.Publisher, DecisionNames.SignOff);
        var report = (await house.Register.FindLocationAsync(CaseHouse.CareHome, CancellationToken.None))!.Current!;
        return (play, LondonTime.DateOf(report.FirstPublishedAt).AddMonths(house.Policies.Current.Reinspection.MonthsAfter("cqc-saf", report.Overall)!.Value));
    }

    /// <summary>Ratings from before this register, each of the first of January.</summary>
    private static async Task RateAsync(CaseHouse house, params IReadOnlyList<(string LocationId, int Year, Rating Rating)> ratings)
    {
        var rated = new List<Location>();
        foreach (var (locationId, year, rating) in ratings)
        {
            var entry = (await house.Register.FindLocationAsync(locationId, CancellationToken.None))!;
            rated.Add(entry.Location with { Earlier = new() { Current = new(rating, [], new DateOnly(year, 1, 1), "link") } });
        }

        await house.Register.LoadAsync(new(rated, []), house.Time.Now, CancellationToken.None);
    }

    private static Rating RatingOf(int score) => score switch
    {
        1 => Rating.Inadequate,
        2 => Rating.RequiresImprovement,
        3 => Rating.Good,
        _ => Rating.Outstanding,
    };

    private static async Task RunOnAsync(CaseHouse house, DateOnly day)
    {
        await house.AdvanceToAsync(LondonTime.At(day, new TimeOnly(3, 15)));
        await house.Get<Reinspector>().RunAsync(CancellationToken.None);
        await house.SettleAsync();
    }

    private static async Task<IReadOnlyList<WorklistRow>> OpenedAsync(CaseHouse house)
    {
        var rows = new List<WorklistRow>();
        await foreach (var row in house.Worklist.ReadAllAsync(CancellationToken.None))
        {
            rows.Add(row);
        }

        return [.. rows.Where(row => row.Kind == CaseKind.Assessment)];
    }
}
