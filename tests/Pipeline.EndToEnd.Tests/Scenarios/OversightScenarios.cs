using System.Net;
using Pipeline.EndToEnd.Tests.Scenarios.Steps;

namespace Pipeline.EndToEnd.Tests.Scenarios;

/// <summary>Managers look after cases in whatever stage they are.</summary>
public sealed class OversightScenarios : Scenario
{
    private static Dictionary<string, (Step[] Way, string? WaitsFor, string Due)> Waiting { get; } = new()
    {
        ["triage"] = ([], "triage", "2026-03-04"),
        ["awaiting-information"] = ([Triage.Asks("When?")], "submitter", "2026-03-09"),
        ["assessment"] = ([Triage.Accepts()], "inspector", "2026-04-15"),
        ["drafting"] = (Ways.ToDrafting, "inspector", "2026-03-16"),
        ["quality-review"] = (Ways.ToQualityReview, "reviewer", "2026-03-09"),
        ["factual-accuracy"] = (Ways.ToFactualAccuracy, "provider", "2026-03-16"),
        ["factual-accuracy-review"] = ([.. Ways.ToFactualAccuracy, Provider.Raises("summary")], "reviewer", "2026-03-09"),
        ["sign-off"] = (Ways.ToSignOff, "publisher", "2026-03-05"),
        ["published"] = (Ways.ToPublished, null, "2026-03-23"),
    };

    [Fact]
    public Task Case_ClosedByAManagerInAnyStage_IsReopenedThere() => PlayAsync(async house =>
    {
        foreach (var (stage, (way, waitsFor, due)) in Waiting)
        {
            var injury = await house.NotifiedAsync($"INC-{stage}");
            await injury.DoAsync(way);
            await injury.IsInAsync(stage, waitsFor, due);
            await injury.RefusesAsync(Manager.Reopens(), HttpStatusCode.Conflict, "illegal-decision");

            await injury.DoAsync(Manager.Closes());
            await injury.IsClosedAsync("out-of-scope");
            await injury.DoAsync(Manager.Reopens());

            await injury.IsInAsync(stage, waitsFor, due);
            (await injury.StatusAsync(Manager.Header)).Text("orchestration.instanceId").ShouldBe($"{injury.Id}-2", "a case that goes on has a fresh process");
        }
    });

    [Fact]
    public Task WorklistAndRegister_MadeAnewByAManager_AreWhatTheyWere() => PlayAsync(async house =>
    {
        const string Rebuild = "/api/operations/rebuild";
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Ways.ToPublished);
        var other = await house.NotifiedAsync("INC-2");
        var before = (await house.PublicPlaceAsync()).ToString();
        using (var refused = await house.SendAsync(HttpMethod.Post, Rebuild, Operations.Header))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        foreach (var time in (int[])[1, 2])
        {
            using var started = await house.SendAsync(HttpMethod.Post, Rebuild, Manager.Header);
            started.StatusCode.ShouldBe(HttpStatusCode.Accepted, $"time {time}");
            var state = await house.GetAsync(started.Headers.Location!.OriginalString, Manager.Header);
            state.Text("runtimeStatus").ShouldBe("Completed", state.ToString());
        }

        (await house.PublicPlaceAsync()).ToString().ShouldBe(before);
        await injury.IsInAsync("published", waitsFor: null, due: "2026-03-23");
        (await other.WorklistRowAsync("triage")).Text("role").ShouldBe("triage");
    });

    [Fact]
    public Task Record_VerifiedByAnAuditorPartByPart_IsWhole() => PlayAsync(async house =>
    {
        const string Verify = "/api/audit/verify";
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Ways.ToPublished);
        await house.NotifiedAsync("INC-2");
        using (var refused = await house.SendAsync(HttpMethod.Post, Verify, Manager.Header))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        foreach (var time in (int[])[1, 2])
        {
            using var started = await house.SendAsync(HttpMethod.Post, Verify, Operations.AuditorHeader);
            started.StatusCode.ShouldBe(HttpStatusCode.Accepted, $"time {time}");
            var latest = await house.GetAsync(started.Headers.Location!.OriginalString, Operations.AuditorHeader);
            latest.Text("runtimeStatus").ShouldBe("Completed", latest.ToString());
            latest.Text("progress.cases").ShouldBe("2");
            latest.Text("progress.broken").ShouldBe("0");
            latest.Text("result.what").ShouldBe("record");
            latest.Text("result.intact").ShouldBe(bool.TrueString);
        }
    });

    [Fact]
    public Task Case_ClosedLongAgo_NeedsNoProcessAnyMore() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Manager.Closes(), Manager.Reopens(), Manager.Closes());
        var instances = (string[])[$"/api/operations/orchestrations/{injury.Id}-1", $"/api/operations/orchestrations/{injury.Id}-2"];
        await house.UntilAsync("2026-03-16 08:00");
        (await Task.WhenAll(instances.Select(instance => house.StatusOfAsync(instance, Operations.Header)))).ShouldBe([200, 200]);

        await house.UntilAsync("2026-03-16 12:00");

        (await Task.WhenAll(instances.Select(instance => house.StatusOfAsync(instance, Operations.Header)))).ShouldBe([404, 404]);
        await injury.IsClosedAsync("out-of-scope");
        (await injury.StatusAsync(Manager.Header)).Text("orchestration").ShouldBeNull();
        (await injury.ViewAsync(Manager.Header)).Text("caseId").ShouldBe(injury.Id);
        using (var bundle = await injury.ReadAsync("/bundle", Manager.Header))
        {
            bundle.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await injury.DoAsync(Manager.Reopens());
        await injury.IsInAsync("triage", waitsFor: "triage", due: "2026-03-18");
        (await injury.StatusAsync(Manager.Header)).Text("orchestration.instanceId").ShouldBe($"{injury.Id}-3");
    });

    [Fact]
    public Task Case_Linked_ReopenedGoesItsOwnWay() => PlayAsync(async house =>
    {
        var target = await house.NotifiedAsync("INC-1");
        var linked = await house.NotifiedAsync("INC-2");
        await linked.DoAsync(Triage.LinksTo(target), Manager.Reopens());

        await linked.IsInAsync("triage", waitsFor: "triage", due: "2026-03-04");
        await target.DoAsync(Triage.Closes());

        await linked.IsInAsync("triage", waitsFor: "triage", due: "2026-03-04");
        (await linked.StagesAsync()).ShouldBe(["received", "triage", "closed", "triage"]);
    });

    [Fact]
    public Task Case_Assigned_IsFoundByPersonAndTeam() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync("INC-1");
        await house.NotifiedAsync("INC-2");

        await injury.DoAsync(Manager.Assigns("inspector-5", "south"));

        await injury.IsInAsync("triage", waitsFor: "triage", due: "2026-03-04");
        (await house.GetAsync("/api/worklist?assignee=inspector-5", Manager.Header)).Texts("items", "caseId").ShouldBe([injury.Id]);
        (await house.GetAsync("/api/worklist?team=south", Manager.Header)).Texts("items", "caseId").ShouldBe([injury.Id]);
        (await house.GetAsync("/api/worklist?role=triage", Manager.Header)).Text("total").ShouldBe("2");
        (await house.GetAsync($"/api/locations/{Api.Location}", Manager.Header)).Text("owner.assignee").ShouldBe("inspector-5");
    });

    [Fact]
    public Task Hold_NotEndedByAnybody_EndsByItselfAndSaysSo() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();

        await injury.DoAsync(Manager.Holds("2026-03-06"));
        // Held to the end of Friday 6 March: the two working days are Monday and Tuesday.
        await injury.IsInAsync("triage", waitsFor: "triage", due: "2026-03-10");
        (await injury.StatusAsync(Manager.Header)).Time("waitingFor.heldUntil").ShouldBe(London.At("2026-03-06"));
        await injury.RefusesAsync(Manager.Holds("2026-03-20"), HttpStatusCode.UnprocessableEntity, "guard-failed", "held already");
        await house.UntilAsync("2026-03-09 08:00");

        await injury.IsInAsync("triage", waitsFor: "triage", due: "2026-03-10");
        var clocks = (await injury.ViewAsync(Manager.Header)).At("clocks");
        clocks.Time("holdEndedAt").ShouldBe(London.At("2026-03-06"));
        clocks.Text("hold").ShouldBeNull();
        (await injury.ViewAsync(Manager.Header)).List("escalations").ShouldBeEmpty();
    });

    [Fact]
    public Task Hold_EndedByAManager_ShiftsTheClockByTheTimeHeldOnly() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Manager.Holds("2026-03-20"));
        await injury.IsInAsync("triage", waitsFor: "triage", due: "2026-03-24");
        await house.UntilAsync("2026-03-04 09:00");

        await injury.DoAsync(Manager.Resumes());

        await injury.IsInAsync("triage", waitsFor: "triage", due: "2026-03-05");
        await injury.RefusesAsync(Manager.Resumes(), HttpStatusCode.UnprocessableEntity, "guard-failed", "not held");
    });

    [Fact]
    public Task Hold_OfALateCase_IsNotShownAsLateAnywhere() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await house.UntilAsync("2026-03-05 10:00");
        await injury.IsInAsync("triage", waitsFor: "triage", due: "2026-03-04", late: true);

        await injury.DoAsync(Manager.Holds("2026-03-12"));

        await injury.IsInAsync("triage", waitsFor: "triage", due: "2026-03-04");
        (await house.GetAsync("/api/worklist?late=true", Manager.Header)).List("items").ShouldBeEmpty();
    });

    [Fact]
    public Task Case_EscalatedByHand_TellsTheNextInLineAtOnce() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();

        await injury.DoAsync(Manager.Escalates(), Manager.Escalates());

        await injury.IsInAsync("triage", waitsFor: "triage", due: "2026-03-04");
        (await injury.ViewAsync(Manager.Header)).Texts("escalations", "to").ShouldBe(["manager-3", "director-1"]);
        (await injury.StatusAsync(Manager.Header)).Text("waitingFor.escalation.to").ShouldBe("director-1");
    });

    [Fact]
    public Task Review_ThatNobodyIndependentCanDo_IsStuckUntilSomebodyIsNamed() => PlayAsync(async house =>
    {
        const string Outsider = "Development reviewer-9 roles=reviewer";
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(
            Triage.Accepts(), Inspector.Plans("S1"), Inspector.Visits("2026-03-02", "reviewer-1", "reviewer-2", "reviewer-3", "reviewer-4"),
            Inspector.Judges("S1", 3), Inspector.Completes(), Inspector.Submits());
        await house.PassAsync(TimeSpan.FromMinutes(1));

        (await injury.StatusAsync(Manager.Header)).Text("stuck.code").ShouldBe("nobody-can-act");
        (await house.GetAsync("/api/operations/stuck", Operations.Header)).Texts("items", "caseId").ShouldBe([injury.Id]);
        (await house.GetAsync("/api/operations/today", Operations.Header)).ToString().ShouldContain(injury.Id);
        (await house.GetAsync("/api/worklist?stuck=true", Manager.Header)).Texts("items", "caseId").ShouldBe([injury.Id]);
        await injury.DoAsync(Manager.Assigns("reviewer-9"));

        await injury.IsInAsync("quality-review", waitsFor: "reviewer", due: "2026-03-09");
        await injury.DoAsync(Reviewer.Approves(Outsider));
    });

    [Fact]
    public Task Place_LoadedByAManager_IsFoundByThePublicAndTakesNotifications() => PlayAsync(async house =>
    {
        using var loaded = await house.SendAsync(
            HttpMethod.Post, "/api/operations/register", Manager.Header, new { locationId = "1-9", providerId = "1-8", name = "Willow Court" });
        loaded.StatusCode.ShouldBe(HttpStatusCode.OK, await loaded.Content.ReadAsStringAsync());

        (await house.GetAsync("/api/register/locations?q=willow")).Texts("items", "locationId").ShouldBe(["1-9"]);
        var change = await house.SubmittedAsync(
            "notifications", new { type = "SOP-CHANGE", locationId = "1-9", submittedBy = new { name = "Form Filler", jobTitle = "Registered manager" } });
        (await change.ViewAsync(Manager.Header)).Text("location.name").ShouldBe("Willow Court");
    });
}
