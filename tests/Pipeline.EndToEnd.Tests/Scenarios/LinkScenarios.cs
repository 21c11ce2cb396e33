using System.Net;
using Pipeline.EndToEnd.Tests.Scenarios.Steps;

namespace Pipeline.EndToEnd.Tests.Scenarios;

/// <summary>Several submissions about one matter.</summary>
public sealed class LinkScenarios : Scenario
{
    [Fact]
    public Task Repeated_Reference_IsProposedOnTheNewerCaseAndNeverMerged() => PlayAsync(async house =>
    {
        var first = await house.NotifiedAsync("INC-1");
        await house.PassAsync(TimeSpan.FromMinutes(1));
        var again = await house.NotifiedAsync("INC-1");

        (await again.ViewAsync(Triage.Header)).Text("links.proposed.0.caseId").ShouldBe(first.Id);
        (await again.ViewAsync(Triage.Header)).At("links.proposed.0.why").ToString().ShouldContain("INC-1");
        (await first.ViewAsync(Triage.Header)).List("links.proposed").ShouldBeEmpty();
        await again.IsInAsync("triage", waitsFor: "triage", due: "2026-03-04");
    });

    [Fact]
    public Task Case_Linked_ClosesIntoTheOtherWhoseRiskMayRiseAndWhoseOwnerIsTold() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        var alert = await house.AlertedAsync();
        await injury.DoAsync(Manager.Assigns("triage-2"));

        await alert.DoAsync(Triage.LinksTo(injury));

        await alert.IsClosedAsync("linked");
        (await alert.ViewAsync(Triage.Header)).Text("links.linkedTo").ShouldBe(injury.Id);
        await injury.IsInAsync("triage", waitsFor: "triage", due: "2026-03-03 09:00");
        var view = await injury.ViewAsync(Triage.Header);
        view.Text("links.linked.0").ShouldBe(alert.Id);
        view.Text("priority").ShouldBe("P1");
        (await injury.EffectAsync("tell-owner")).Text("sends.0.addressee").ShouldBe("triage-2");
        (await injury.EffectAsync("alert-duty")).Text("status").ShouldBe("done");
    });

    [Fact]
    public Task Case_Linked_NeverLowersTheOthersRisk() => PlayAsync(async house =>
    {
        var alert = await house.AlertedAsync();
        var change = await house.ChangeNotifiedAsync();

        await change.DoAsync(Triage.LinksTo(alert));

        (await alert.ViewAsync(Triage.Header)).Text("priority").ShouldBe("P1");
    });

    [Fact]
    public Task Target_ClosedUnassessed_GivesItsLinkedCasesBackToTriage() => PlayAsync(async house =>
    {
        var target = await house.NotifiedAsync("INC-1");
        var linked = await house.NotifiedAsync("INC-2");
        await linked.DoAsync(Triage.LinksTo(target));
        await house.UntilAsync("2026-03-09 09:00");

        await target.DoAsync(Triage.Closes());

        await target.IsClosedAsync("no-further-action");
        await linked.IsInAsync("triage", waitsFor: "triage", due: "2026-03-11");
        (await linked.StagesAsync()).ShouldBe(["received", "triage", "closed", "triage"]);
        (await linked.ViewAsync(Triage.Header)).Text("links.linkedTo").ShouldBeNull();
        await linked.DoAsync(Triage.Accepts());
    });

    [Fact]
    public Task Target_Assessed_KeepsItsLinkedCases() => PlayAsync(async house =>
    {
        var target = await house.NotifiedAsync("INC-1");
        var linked = await house.NotifiedAsync("INC-2");
        await linked.DoAsync(Triage.LinksTo(target));

        await target.DoAsync([.. Ways.ToDrafting, Manager.Closes()]);

        await target.IsClosedAsync("out-of-scope");
        await linked.IsClosedAsync("linked");
    });

    [Fact]
    public Task Link_ToItselfToAClosedCaseOrToNone_IsRefused() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync("INC-1");
        var closed = await house.NotifiedAsync("INC-2");
        await closed.DoAsync(Triage.Closes());

        await injury.RefusesAsync(Triage.LinksTo(injury), HttpStatusCode.UnprocessableEntity, "guard-failed", "itself");
        await injury.RefusesAsync(Triage.LinksTo(closed), HttpStatusCode.UnprocessableEntity, "guard-failed", "closed");
        await injury.RefusesAsync(new Step(Triage.Header, "link", new { caseId = "00000000000" }), HttpStatusCode.BadRequest, "invalid", "caseId");
    });
}
