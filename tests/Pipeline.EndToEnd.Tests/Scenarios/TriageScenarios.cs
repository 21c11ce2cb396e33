using System.Net;
using Pipeline.EndToEnd.Tests.Scenarios.Steps;

namespace Pipeline.EndToEnd.Tests.Scenarios;

/// <summary>What is received, and what triage does with it.</summary>
public sealed class TriageScenarios : Scenario
{
    [Fact]
    public Task Notification_Received_IsAppraisedAcknowledgedAndWaitsForTriage() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();

        await injury.IsInAsync("triage", waitsFor: "triage", due: "2026-03-04");
        (await injury.StagesAsync()).ShouldBe(["received", "triage"]);
        var view = await injury.ViewAsync(Triage.Header);
        view.Text("priority").ShouldBe("P2");
        view.At("risk.factors").EnumerateArray().Sum(factor => factor.At("points").GetInt32()).ShouldBe(view.At("risk.score").GetInt32());
        (await injury.EffectAsync("acknowledge")).Text("status").ShouldBe("done");
        view.Texts("clocks.stage.0.reminders", string.Empty).Count.ShouldBe(2);
        (await house.GetAsync("/api/measures")).Text("unreviewed.count").ShouldBe("1");
    });

    [Theory]
    [InlineData("P1", "2026-03-03 09:00")]
    [InlineData("P2", "2026-03-04")]
    [InlineData("P3", "2026-03-09")]
    [InlineData("P4", "2026-03-16")]
    public Task Priority_SetByHand_MovesTheClockThatBeganAtReceipt(string priority, string due) => PlayAsync(
        async house =>
        {
            var injury = await house.NotifiedAsync();

            await injury.DoAsync(Triage.SetsPriority(priority));

            await injury.IsInAsync("triage", waitsFor: "triage", due: due);
        },
        name: $"{nameof(Priority_SetByHand_MovesTheClockThatBeganAtReceipt)}/{priority}");

    [Fact]
    public Task Alert_Received_IsP1AndTellsThoseOnDuty() => PlayAsync(async house =>
    {
        var alert = await house.AlertedAsync();

        await alert.IsInAsync("triage", waitsFor: "triage", due: "2026-03-03 09:00");
        (await alert.ViewAsync(Triage.Header)).Text("priority").ShouldBe("P1");
        (await alert.EffectAsync("alert-duty")).Text("status").ShouldBe("done");
    });

    [Fact]
    public Task Case_RaisedToP1_TellsThoseOnDutyOnce() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();

        await injury.DoAsync(Triage.SetsPriority("P1"), Triage.SetsPriority("P2"), Triage.SetsPriority("P1"));

        (await injury.ViewAsync(Triage.Header)).List("effects").Count(effect => effect.Text("name") == "alert-duty").ShouldBe(1);
    });

    [Fact]
    public Task Case_Accepted_WaitsForAnInspector() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();

        await injury.DoAsync(Triage.Accepts());

        await injury.IsInAsync("assessment", waitsFor: "inspector", due: "2026-04-15");
        (await injury.ViewAsync(Inspector.Header)).Text("framework.id").ShouldBe("cqc-saf");
        (await house.GetAsync("/api/measures")).Text("unreviewed.count").ShouldBe("0");
    });

    [Fact]
    public Task Concern_WithoutAKnownPlace_IsAcceptedOnceItIsKnown() => PlayAsync(async house =>
    {
        var concern = await house.ConcernedAsync("public-concern", placeInWords: true);
        (await concern.ViewAsync(Triage.Header)).Text("locationText").ShouldBe("The home by the canal");

        await concern.RefusesAsync(Triage.Accepts(), HttpStatusCode.UnprocessableEntity, "guard-failed", "the location is not known");
        await concern.RefusesAsync(Triage.SetsLocation("1-0"), HttpStatusCode.BadRequest, "invalid");
        await concern.DoAsync(Triage.SetsLocation(Api.Location), Triage.Accepts());

        (await concern.ViewAsync(Triage.Header)).Text("location.locationId").ShouldBe(Api.Location);
        await concern.IsInAsync("assessment", waitsFor: "inspector", due: "2026-04-15");
    });

    [Fact]
    public Task Case_Closed_EndsWithOutcomeAndReason() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();

        await injury.RefusesAsync(Triage.Closes(reason: string.Empty), HttpStatusCode.BadRequest, "invalid", "reason");
        await injury.RefusesAsync(Triage.Closes("no-such-outcome"), HttpStatusCode.BadRequest, "invalid", "outcome");
        await injury.DoAsync(Triage.Closes());

        await injury.IsClosedAsync("no-further-action");
        (await injury.ViewAsync(Triage.Header)).Text("closed.reason").ShouldBe("The home acted at once.");
        await injury.RefusesAsync(Triage.Accepts(), HttpStatusCode.Conflict, "illegal-decision");
        (await house.GetAsync("/api/measures")).Text("byOutcome.by.no-further-action").ShouldBe("1");
    });

    [Fact]
    public Task Referral_Recorded_IsSentInTheSameStepAndCountsAsAReview() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();

        await injury.DoAsync(Triage.Refers("local authority safeguarding"));

        await injury.IsInAsync("triage", waitsFor: "triage", due: "2026-03-04");
        (await injury.EffectAsync("refer")).Text("sends.0.addressee").ShouldBe("local authority safeguarding");
        var view = await injury.ViewAsync(Triage.Header);
        view.Text("actions.0.kind").ShouldBe("refer");
        view.Time("clocks.unreviewed.endedAt").ShouldBe(house.Now);
        (await house.GetAsync($"/api/locations/{Api.Location}", Triage.Header)).Text("actions.0.action.to").ShouldBe("local authority safeguarding");
    });

    [Fact]
    public Task Action_WithoutANotice_StaysWithTheCase() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();

        await injury.DoAsync(Triage.Acts("contact-provider", "The manager will call us back."));

        (await injury.ViewAsync(Triage.Header)).Text("actions.0.text").ShouldBe("The manager will call us back.");
        (await injury.ViewAsync(Triage.Header)).Texts("effects", "name").ShouldNotContain("refer");
    });

    [Fact]
    public Task Triage_NotDoneInTime_IsEscalatedStepByStepToTheTop() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();

        // Due Wednesday; then the end of the first and of the fifth working day after, and weekly.
        await house.UntilAsync("2026-03-05 12:00");
        await injury.IsInAsync("triage", waitsFor: "triage", due: "2026-03-04", late: true);
        await house.UntilAsync("2026-03-19 12:00");

        var view = await injury.ViewAsync(Manager.Header);
        view.List("escalations").Select(step => step.Time("at")).ShouldBe(
            [London.At("2026-03-04"), London.At("2026-03-05"), London.At("2026-03-11"), London.At("2026-03-18")], "and no one in between");
        view.Texts("escalations", "to").ShouldBe(["manager-3", "director-1", "director-1", "director-1"]);
        (await injury.EventsAsync("tick-recorded")).Where(tick => tick.Text("kind") == "remind").Select(tick => tick.Time("dueAt"))
            .ShouldBe([London.At("2026-03-03 09:00"), London.At("2026-03-04 09:00")]);
        (await house.GetAsync("/api/worklist?late=true", Manager.Header)).Texts("items", "caseId").ShouldBe([injury.Id]);
        (await house.GetAsync("/api/measures")).Text("late.by.triage").ShouldBe("1");

        await injury.DoAsync(Triage.Accepts());
        await injury.IsInAsync("assessment", waitsFor: "inspector", due: "2026-05-05");
    });

    [Fact]
    public Task Decisions_ManyAtOnce_AreEachTakenAlone() => PlayAsync(async house =>
    {
        var first = await house.NotifiedAsync("INC-1");
        var second = await house.NotifiedAsync("INC-2");
        await first.ViewAsync(Triage.Header);

        var answer = await House.ReadAsync(await house.SendAsync(HttpMethod.Post, "/api/decisions", Triage.Header, new[]
        {
            new { caseId = first.Id, decision = "close", body = new { outcome = "duplicate", reason = "Told twice." } },
            new { caseId = second.Id, decision = "close", body = new { outcome = "duplicate", reason = "Told twice." } },
        }));

        answer.Texts("results", "status").ShouldBe(["200", "403"]);
        await first.IsClosedAsync("duplicate");
        await second.IsInAsync("triage", waitsFor: "triage", due: "2026-03-04");
    });
}
