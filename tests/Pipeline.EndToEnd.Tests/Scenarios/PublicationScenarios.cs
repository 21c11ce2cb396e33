using System.Net;
using Pipeline.EndToEnd.Tests.Scenarios.Steps;

namespace Pipeline.EndToEnd.Tests.Scenarios;

/// <summary>Sign-off, publication, and what can come after.</summary>
public sealed class PublicationScenarios : Scenario
{
    [Fact]
    public Task Report_SignedOff_IsInTheRegisterAndEverybodyIsTold() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Ways.ToSignOff);
        (await house.PublicPlaceAsync()).List("reports").ShouldBeEmpty();

        await injury.DoAsync(Publisher.SignsOff());

        await injury.IsInAsync("published", waitsFor: null, due: "2026-03-23");
        (await injury.StagesAsync()).TakeLast(3).ShouldBe(["sign-off", "publication", "published"]);
        var place = await house.PublicPlaceAsync();
        place.Text("reports.0.edition").ShouldBe("1");
        place.Text("reports.0.keyQuestions.0.rating").ShouldBe("good");
        place.ToString().ShouldNotContain(injury.Id);
        var url = (await injury.ViewAsync(Publisher.Header)).Text("publication.reportUrl")!;
        (await house.PageAsync(url)).ShouldContain("<h1>A care home</h1>");
        (await house.PageAsync(url)).ShouldNotContain(injury.Id);
        (await house.StatusOfAsync($"{url}/docx")).ShouldBe(200);
        (await injury.EffectAsync("notify-provider")).Text("status").ShouldBe("done");
        (await injury.EffectAsync("notify-submitter")).Text("status").ShouldBe("done");
        (await house.GetAsync("/api/measures")).Text("timeToPublish.count").ShouldBe("1");
    });

    [Fact]
    public Task Publisher_WhoWroteTheDraft_IsNotIndependent() => PlayAsync(async house =>
    {
        const string Both = "Development inspector-1 roles=inspector,publisher";
        var injury = await house.NotifiedAsync();
        await injury.DoAsync([.. Ways.ToDrafting, Inspector.Saves("summary", "Mine."), Inspector.Submits(), Reviewer.Approves(), Provider.HasNothing()]);

        await injury.RefusesAsync(Publisher.SignsOff(Both), HttpStatusCode.Forbidden, "not-independent");
        await injury.DoAsync(Publisher.SignsOff());
        await injury.RefusesAsync(Publisher.Withdraws(Both), HttpStatusCode.Forbidden, "not-independent");
    });

    [Fact]
    public Task Window_Ended_ClosesTheCaseAsPublished() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Ways.ToPublished);

        await house.UntilAsync("2026-03-24 08:00");

        await injury.IsClosedAsync("published");
        await injury.RefusesAsync(Provider.AsksForReview(), HttpStatusCode.Conflict, "illegal-decision");
        (await house.PublicPlaceAsync()).List("reports").Count.ShouldBe(1);
    });

    [Fact]
    public Task Report_CorrectedInItsWindow_IsANewEditionWithTheFirstDate() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Ways.ToPublished);
        await house.UntilAsync("2026-03-05 10:00");

        await injury.DoAsync(Inspector.Corrects("summary", "The right date is 1 March."));
        await injury.IsInAsync("sign-off", waitsFor: "publisher", due: "2026-03-10");
        (await house.PublicPlaceAsync()).Text("reports.0.edition").ShouldBe("1");
        await injury.DoAsync(Publisher.SignsOff());

        await injury.IsInAsync("published", waitsFor: null, due: "2026-03-26");
        await ShouldBeTheSecondEditionAsync(house, published: "2026-03-05 10:00");
        (await house.PageAsync((await house.PublicPlaceAsync()).Text("reports.0.reportUrl")!)).ShouldContain("The right date is 1 March.");
    });

    [Fact]
    public Task Report_CorrectedAfterItsCaseWasClosed_IsANewEditionToo() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Ways.ToPublished);
        await house.UntilAsync("2026-03-24 10:00");

        await injury.DoAsync(Inspector.Corrects("summary", "The right date is 1 March."));
        await injury.IsInAsync("sign-off", waitsFor: "publisher", due: "2026-03-27");
        await injury.DoAsync(Publisher.SignsOff());

        await injury.IsInAsync("published", waitsFor: null, due: "2026-04-16");
        await ShouldBeTheSecondEditionAsync(house, published: "2026-03-24 10:00");
    });

    [Fact]
    public Task Report_Withdrawn_LeavesATombstoneWithItsReason() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Ways.ToPublished);

        await injury.DoAsync(Publisher.Withdraws());

        await injury.IsInAsync("published", waitsFor: null, due: "2026-03-23");
        await ShouldBeATombstoneAsync(house);
        await injury.RefusesAsync(Publisher.Withdraws(), HttpStatusCode.UnprocessableEntity, "guard-failed", "withdrawn");
        await injury.RefusesAsync(Inspector.Corrects("summary", "Too late."), HttpStatusCode.UnprocessableEntity, "guard-failed", "withdrawn");
    });

    [Fact]
    public Task Report_WithdrawnAfterItsCaseWasClosed_LeavesATombstoneToo() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Ways.ToPublished);
        await house.UntilAsync("2026-03-24 10:00");

        await injury.DoAsync(Publisher.Withdraws());

        await injury.IsClosedAsync("published");
        await ShouldBeATombstoneAsync(house);
    });

    [Fact]
    public Task RatingReview_Requested_KeepsTheCaseOpenUntilAManagerDecides() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync([Manager.Assigns("triage-2"), .. Ways.ToPublished]);
        await house.UntilAsync("2026-03-03 10:00");

        await injury.DoAsync(Provider.AsksForReview());
        await injury.IsInAsync("published", waitsFor: "manager", due: "2026-03-31");
        await injury.RefusesAsync(Provider.AsksForReview(), HttpStatusCode.UnprocessableEntity, "guard-failed", "before");
        await injury.RefusesAsync(Manager.DecidesReview(Manager.Header), HttpStatusCode.Forbidden, "not-independent");
        await house.UntilAsync("2026-03-25 10:00");
        await injury.IsInAsync("published", waitsFor: "manager", due: "2026-03-31");
        await injury.DoAsync(Manager.DecidesReview());

        await injury.IsClosedAsync("published");
        var review = (await injury.ViewAsync(Provider.Header)).At("publication.ratingReview");
        review.Text("outcome").ShouldBe("The rating stands.");
        review.Time("decidedAt").ShouldBe(London.At("2026-03-25 10:00"));
    });

    [Fact]
    public Task RatingReview_DecidedInTheWindow_LetsItRunOut() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync([.. Ways.ToPublished, Provider.AsksForReview()]);

        await injury.DoAsync(Manager.DecidesReview());

        await injury.IsInAsync("published", waitsFor: null, due: "2026-03-23");
        await injury.RefusesAsync(
            Manager.DecidesReview("Development director-1 roles=manager"), HttpStatusCode.UnprocessableEntity, "guard-failed", "pending");
    });

    [Fact]
    public Task RatingReview_NotDecidedInTime_IsLateAndEscalated() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync([.. Ways.ToPublished, Provider.AsksForReview()]);

        await house.UntilAsync("2026-03-31 08:00");

        await injury.IsInAsync("published", waitsFor: "manager", due: "2026-03-30", late: true);
        (await injury.ViewAsync(Manager.Header)).List("escalations").Count.ShouldBe(1);
        (await house.GetAsync("/api/measures")).Text("late.by.published").ShouldBe("1");
    });

    private static async Task ShouldBeTheSecondEditionAsync(House house, string published)
    {
        var report = (await house.PublicPlaceAsync()).List("reports").ShouldHaveSingleItem();
        report.Text("edition").ShouldBe("2");
        report.Time("firstPublishedAt").ShouldBe(London.At("2026-03-02 09:00"));
        report.Time("publishedAt").ShouldBe(London.At(published));
    }

    private static async Task ShouldBeATombstoneAsync(House house)
    {
        var place = await house.PublicPlaceAsync();
        place.Text("rating").ShouldBeNull();
        place.Text("reports.0.withdrawnBecause").ShouldBe("Published under the wrong place.");
        (await house.PageAsync(place.Text("reports.0.reportUrl")!)).ShouldContain("Published under the wrong place.");
    }
}
