using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.People;
using Pipeline.Casework.Publication;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Cases;

/// <summary>From sign-off on: editions, corrections, withdrawals, reviews.</summary>
public sealed class PublicationPathTests
{
    [Fact]
    public async Task Publication_WindowEnds_ClosesAsPublished()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        var report = (await house.Register.FindReportAsync(play.State.Publication.Edition!.ReportId, CancellationToken.None)).ShouldNotBeNull();
        report.ShouldSatisfyAllConditions(r => r.Edition.ShouldBe(1), r => r.CaseId.ShouldBe(play.Id), r => r.LocationId.ShouldBe(CaseHouse.CareHome));
        house.NoticeSender.Sent.Select(notice => notice.Effect).ShouldContain(Effects.NotifyProvider);
        house.NoticeSender.Sent.Select(notice => notice.Effect).ShouldContain(Effects.NotifySubmitter);

        // 15 working days from Monday 2 February end on Monday 23 February.
        await house.AdvanceToAsync(new DateTimeOffset(2026, 2, 23, 23, 59, 58, TimeSpan.Zero));
        play.State.Stage.ShouldBe(Stage.Published);
        await house.AdvanceAsync(TimeSpan.FromSeconds(1));

        play.State.Closed.ShouldBe(new ClosedFacts("published", Stage.Published, "the review window ended"));
        house.Processes.IsLive(play.Id, play.State.Generation).ShouldBeFalse();
    }

    [Fact]
    public async Task Correct_Published_MakesANewEditionWithTheFirstDate()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        var first = play.State.Publication;
        await house.AdvanceAsync(TimeSpan.FromDays(3));

        await play.DecideAsync(Callers.Inspector, DecisionNames.Correct, Bodies.For(DecisionNames.Correct, play.State));
        play.State.Stage.ShouldBe(Stage.SignOff);
        await play.DecideAsync(Callers.Publisher, DecisionNames.SignOff);

        var publication = play.State.Publication;
        publication.Edition!.Number.ShouldBe(2);
        publication.Edition.ReportId.ShouldBe(first.Edition!.ReportId);
        publication.FirstPublishedAt.ShouldBe(first.FirstPublishedAt);
        publication.PublishedAt!.Value.ShouldBe(house.Time.Now);
        publication.WindowSince.ShouldBe(house.Time.Now);
        var report = await house.Register.FindReportAsync(publication.Edition.ReportId, CancellationToken.None);
        report!.Edition.ShouldBe(2);
        report.FirstPublishedAt.ShouldBe(first.FirstPublishedAt!.Value);
        house.Documents.Text(DocumentArea.Register, play.Id, report.HtmlSha256).ShouldContain("There are 40 beds.");
        house.Documents.Text(DocumentArea.Register, play.Id, first.Public!.HtmlSha256).ShouldNotContain("There are 40 beds.");
    }

    [Fact]
    public async Task Correct_AfterTheCaseClosed_StartsAFreshProcess()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        await house.AdvanceAsync(TimeSpan.FromDays(40));
        var generation = play.State.Generation;

        await play.DecideAsync(Callers.Inspector, DecisionNames.Correct, Bodies.For(DecisionNames.Correct, play.State));
        await play.DecideAsync(Callers.Publisher, DecisionNames.SignOff);

        play.State.Stage.ShouldBe(Stage.Published);
        play.State.Closed.ShouldBeNull();
        play.State.Generation.ShouldBe(generation + 1);
        play.State.Publication.Edition!.Number.ShouldBe(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Withdraw_LeavesATombstoneAndTheStage(bool closed)
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        if (closed)
        {
            await house.AdvanceAsync(TimeSpan.FromDays(40));
        }

        var stage = play.State.Stage;
        await play.DecideAsync(Callers.Publisher, DecisionNames.Withdraw, new { reason = "the wrong home" });

        play.State.Stage.ShouldBe(stage);
        var report = (await house.Register.FindReportAsync(play.State.Publication.Edition!.ReportId, CancellationToken.None))!;
        report.WithdrawnBecause.ShouldBe("the wrong home");
        (await house.Register.FindLocationAsync(CaseHouse.CareHome, CancellationToken.None))!.Current.ShouldBeNull();
        (await play.AskAsync(Callers.Publisher, DecisionNames.Withdraw, new { reason = "again" })).ShouldBeOfType<DecisionResult.GuardFailed>();
        (await play.AskAsync(Callers.Inspector, DecisionNames.Correct, Bodies.For(DecisionNames.Correct, play.State))).ShouldBeOfType<DecisionResult.GuardFailed>();
    }

    [Fact]
    public async Task RatingReview_Pending_KeepsTheWindowOpenUntilItIsDecided()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        await play.DecideAsync(Callers.Provider, DecisionNames.RequestRatingReview, Bodies.For(DecisionNames.RequestRatingReview, play.State));

        await house.AdvanceAsync(TimeSpan.FromDays(60));
        play.State.Stage.ShouldBe(Stage.Published);
        play.State.Escalations.ShouldNotBeEmpty("a review has 20 working days");
        (await play.AskAsync(Callers.Provider, DecisionNames.RequestRatingReview, new { grounds = "once more" })).ShouldBeOfType<DecisionResult.GuardFailed>();
        await play.DecideAsync(Callers.Staff("manager-2", Role.Manager), DecisionNames.DecideRatingReview, Bodies.For(DecisionNames.DecideRatingReview, play.State));
        await house.AdvanceAsync(TimeSpan.FromSeconds(1));

        play.State.Publication.Review!.Outcome.ShouldBe("upheld");
        play.State.Closed!.Outcome.ShouldBe("published");
    }

    [Fact]
    public async Task SkipPublication_SendsTheCaseBackToSignOff()
    {
        using var house = new CaseHouse();
        house.Simulation.Fails[Effects.Publish] = "disk-full";
        var play = await house.PublishedAsync();
        play.State.Stage.ShouldBe(Stage.Publication);

        await play.DecideAsync(Callers.Manager, DecisionNames.Skip, new { effect = Effects.Publish, reason = "later" });

        play.State.Stage.ShouldBe(Stage.SignOff);
    }

    [Fact]
    public async Task RetryParkedEffect_RunsItAgainAndTheCaseGoesOn()
    {
        using var house = new CaseHouse();
        house.Simulation.Fails[Effects.Publish] = "disk-full";
        var play = await house.PublishedAsync();
        play.State.Effects.Single(effect => effect.Name == Effects.Publish).Reason.ShouldBe("disk-full");
        house.Simulation.Fails.Clear();

        await play.DecideAsync(Callers.Operations, DecisionNames.Retry, new { effect = Effects.Publish });

        play.State.Stage.ShouldBe(Stage.Published);
    }

    [Fact]
    public async Task Publish_RunTwice_WritesTheSameBytesAndCountsOnce()
    {
        using var house = new CaseHouse();
        var play = await house.InAsync(Stage.Publication);
        var effect = play.State.Effects.Single(candidate => candidate.Name == Effects.Publish);
        var call = new Casework.Oversight.EffectCall(play.Id, play.State.Generation, effect.Name, effect.Key);
        house.Store.BeforeAppend = async _ =>
        {
            house.Store.BeforeAppend = null;
            await house.Simulation.RunAsync(call);
        };

        (await house.Simulation.RunAsync(call)).ShouldBe(Casework.Oversight.EffectOutcome.NotMine, "the other run was faster");

        house.Documents.Written.ShouldBe(2, "one page and one data file");
        play.Commits.Count(commit => commit.Events.OfType<ReportPublished>().Any()).ShouldBe(1);
        (await house.Simulation.RunAsync(call)).ShouldBe(Casework.Oversight.EffectOutcome.NotMine);
    }
}
