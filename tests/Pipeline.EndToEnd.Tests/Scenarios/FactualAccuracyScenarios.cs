using System.Net;
using Pipeline.EndToEnd.Tests.Scenarios.Steps;

namespace Pipeline.EndToEnd.Tests.Scenarios;

/// <summary>The provider checks the facts in the draft.</summary>
public sealed class FactualAccuracyScenarios : Scenario
{
    [Fact]
    public Task Draft_Sent_ShowsTheProviderDraftPointsAndDatesAndNothingElse() => PlayAsync(async house =>
    {
        var whistle = await house.ConcernedAsync("whistleblowing");
        await whistle.DoAsync([Triage.Accepts(), .. Ways.Assess, Inspector.Submits()]);
        await whistle.CannotBeSeenAsync(Provider.Header);

        await whistle.DoAsync(Reviewer.Approves());

        await whistle.IsInAsync("factual-accuracy", waitsFor: "provider", due: "2026-03-16");
        await whistle.CannotBeSeenAsync(Provider.OtherHeader);
        var seen = await whistle.ViewAsync(Provider.Header);
        seen.Time("factualAccuracy.sentAt").ShouldBe(London.At("2026-03-02 09:00"));
        seen.Time("factualAccuracy.due").ShouldBe(London.At("2026-03-16"));
        seen.Time("factualAccuracy.due").ShouldBe((await whistle.ViewAsync(Manager.Header)).Time("factualAccuracy.due"));
        var words = seen.ToString() + await whistle.StatusAsync(Provider.Header);
        foreach (var secret in (string[])["whistleblowing", "Nobody answers", "receivedAt", "\"risk\"", "\"links\"", "Whoever", "triage-1", "triage\""])
        {
            words.ShouldNotContain(secret);
        }

        foreach (var part in (string[])["/timeline", "/bundle", "/reporter?purpose=x"])
        {
            using var answer = await whistle.ReadAsync(part, Provider.Header);
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Forbidden);
        }
    });

    [Fact]
    public Task Provider_WithNothingToCorrect_SendsItToSignOff() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();

        await injury.DoAsync(Ways.ToSignOff);

        await injury.IsInAsync("sign-off", waitsFor: "publisher", due: "2026-03-05");
        (await injury.ViewAsync(Manager.Header)).Text("factualAccuracy.answer").ShouldBe("nothing-to-correct");
    });

    [Fact]
    public Task Points_AllRejected_GoToSignOffWithAReasonForEach() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync([.. Ways.ToFactualAccuracy, Provider.Keeps("summary")]);
        await injury.IsInAsync("factual-accuracy", waitsFor: "provider", due: "2026-03-16");

        await injury.DoAsync(Provider.Raises("summary", "safe"));
        await injury.IsInAsync("factual-accuracy-review", waitsFor: "reviewer", due: "2026-03-09");
        await injury.DoAsync(Reviewer.Resolves(accepted: 0));

        await injury.IsInAsync("sign-off", waitsFor: "publisher", due: "2026-03-05");
        var points = (await injury.ViewAsync(Provider.Header)).List("factualAccuracy.points");
        points.Select(point => (point.Text("where"), point.Text("accepted"), point.Text("reason")))
            .ShouldBe([("summary", bool.FalseString, "Two people saw it."), ("safe", bool.FalseString, "Two people saw it.")]);
    });

    [Fact]
    public Task Points_OneAccepted_GoBackToDrafting() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();

        await injury.DoAsync([.. Ways.ToFactualAccuracy, Provider.Raises("summary", "safe"), Reviewer.Resolves(accepted: 1)]);

        await injury.IsInAsync("drafting", waitsFor: "inspector", due: "2026-03-16");
        (await injury.ViewAsync(Inspector.Header)).Texts("factualAccuracy.points", "accepted").ShouldBe([bool.TrueString, bool.FalseString]);
    });

    [Fact]
    public Task Provider_Silent_IsRecordedAsNoResponseWhenTheTimeEnds() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Ways.ToFactualAccuracy);

        await house.UntilAsync("2026-03-16 23:59");
        await injury.IsInAsync("factual-accuracy", waitsFor: "provider", due: "2026-03-16");
        await house.UntilAsync("2026-03-17 08:00");

        await injury.IsInAsync("sign-off", waitsFor: "publisher", due: "2026-03-19");
        (await injury.ViewAsync(Provider.Header)).Text("factualAccuracy.answer").ShouldBe("no-response");
        await injury.RefusesAsync(Provider.HasNothing(), HttpStatusCode.Conflict, "illegal-decision");
    });

    [Fact]
    public Task Provider_WithSavedPoints_HasThemSentWhenTheTimeEnds() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync([.. Ways.ToFactualAccuracy, Provider.Keeps("summary")]);

        await house.UntilAsync("2026-03-17 08:00");

        await injury.IsInAsync("factual-accuracy-review", waitsFor: "reviewer", due: "2026-03-23");
        (await injury.ViewAsync(Reviewer.Header)).Texts("factualAccuracy.points", "where").ShouldBe(["summary"]);
    });

    [Fact]
    public Task Manager_Extending_GivesTheProviderUntilThen() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Ways.ToFactualAccuracy);
        await injury.RefusesAsync(Manager.Extends("2026-03-10"), HttpStatusCode.UnprocessableEntity, "guard-failed");

        await injury.DoAsync(Manager.Extends("2026-04-01"));
        await injury.IsInAsync("factual-accuracy", waitsFor: "provider", due: "2026-04-01");
        (await injury.ViewAsync(Provider.Header)).Time("factualAccuracy.due").ShouldBe(London.At("2026-04-01"));
        await house.UntilAsync("2026-04-02 08:00");

        await injury.IsInAsync("sign-off", waitsFor: "publisher", due: "2026-04-08");
    });

    [Fact]
    public Task Reviewer_TakingTheDraftBack_BreaksOffTheRoundAndKeepsWhatWasSaved() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync([.. Ways.ToFactualAccuracy, Provider.Keeps("summary"), Reviewer.Returns("A page is missing.")]);
        await injury.IsInAsync("drafting", waitsFor: "inspector", due: "2026-03-16");

        await house.UntilAsync("2026-03-04 09:00");
        await injury.DoAsync(Inspector.Submits(), Reviewer.Approves());

        await injury.IsInAsync("factual-accuracy", waitsFor: "provider", due: "2026-03-18");
        (await injury.ViewAsync(Provider.Header)).Texts("factualAccuracy.points", "where").ShouldBe(["summary"]);
    });

    [Fact]
    public Task Draft_SentAgainByPost_GivesTheProviderItsDaysFromThen() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Ways.ToFactualAccuracy);
        await house.UntilAsync("2026-03-04 12:00");

        await injury.RefusesAsync(Inspector.RecordsSend("send-draft", Api.Provider, "2026-03-05 10:00"), HttpStatusCode.BadRequest, "invalid", "future");
        await injury.DoAsync(Inspector.RecordsSend("send-draft", Api.Provider, "2026-03-04 10:00"));

        await injury.IsInAsync("factual-accuracy", waitsFor: "provider", due: "2026-03-18");
        (await injury.ViewAsync(Provider.Header)).Time("factualAccuracy.sentAt").ShouldBe(London.At("2026-03-04 10:00"));
    });
}
