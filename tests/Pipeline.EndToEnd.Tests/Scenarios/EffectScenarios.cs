using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Notices;
using Pipeline.Casework.Oversight;
using Pipeline.EndToEnd.Tests.Scenarios.Faults;
using Pipeline.EndToEnd.Tests.Scenarios.Steps;

namespace Pipeline.EndToEnd.Tests.Scenarios;

/// <summary>What the house owes a case and cannot do: parked, shown, and brought to an end by a person.</summary>
public sealed class EffectScenarios : Scenario
{
    private static readonly TimeSpan UntilGivenUp = TimeSpan.FromMinutes(6);

    [Fact]
    public Task Appraisal_ParkedAndRetried_GoesToTriageAsUsual()
    {
        var outage = new Outage<IWorklist>(nameof(IWorklist.AtLocationAsync));
        return PlayAsync(
            async house =>
            {
                var injury = await ParkedAtReceiptAsync(house, outage);
                await injury.RefusesAsync(Triage.Accepts(), HttpStatusCode.Conflict, "illegal-decision");
                outage.End();

                await injury.DoAsync(Operations.Retries("appraise"));

                await injury.IsInAsync("triage", waitsFor: "triage", due: "2026-03-04");
                (await injury.StatusAsync(Manager.Header)).Text("parked").ShouldBeNull();
                await injury.RefusesAsync(Manager.Retries("appraise"), HttpStatusCode.UnprocessableEntity, "guard-failed", "only an effect that failed");
            },
            outage.Before);
    }

    [Fact]
    public Task Appraisal_Skipped_GoesToTriageAsP1()
    {
        var outage = new Outage<IWorklist>(nameof(IWorklist.AtLocationAsync));
        return PlayAsync(
            async house =>
            {
                var injury = await ParkedAtReceiptAsync(house, outage);

                await injury.DoAsync(Manager.Skips("appraise"));

                await injury.IsInAsync("triage", waitsFor: "triage", due: "2026-03-03 09:06");
                (await injury.ViewAsync(Triage.Header)).Text("priority").ShouldBe("P1");
                (await injury.EffectAsync("alert-duty")).Text("status").ShouldBe("done");
            },
            outage.Before);
    }

    [Fact]
    public Task Case_ClosedWhileParkedAtReceipt_IsAppraisedOnceReopened()
    {
        var outage = new Outage<IWorklist>(nameof(IWorklist.AtLocationAsync));
        return PlayAsync(
            async house =>
            {
                var injury = await ParkedAtReceiptAsync(house, outage);
                await injury.DoAsync(Manager.Closes());
                await injury.IsClosedAsync("out-of-scope");
                outage.End();

                await injury.DoAsync(Manager.Reopens());

                await injury.IsInAsync("triage", waitsFor: "triage", due: "2026-03-04");
                (await injury.StagesAsync()).ShouldBe(["received", "closed", "received", "triage"]);
            },
            outage.Before);
    }

    [Fact]
    public Task Case_ReleasedByOperations_TriesAgainInAFreshProcess()
    {
        var outage = new Outage<IWorklist>(nameof(IWorklist.AtLocationAsync));
        return PlayAsync(
            async house =>
            {
                var injury = await ParkedAtReceiptAsync(house, outage);
                outage.End();

                using var released = await house.SendAsync(HttpMethod.Post, $"/api/operations/cases/{injury.Id}/release", Operations.Header, new { });

                released.StatusCode.ShouldBe(HttpStatusCode.Accepted);
                await injury.IsInAsync("triage", waitsFor: "triage", due: "2026-03-04");
                (await injury.StatusAsync(Manager.Header)).Text("orchestration.instanceId").ShouldBe($"{injury.Id}-2");
            },
            outage.Before);
    }

    [Fact]
    public Task Publication_Skipped_GoesBackToSignOffAndIsPublishedLater()
    {
        var outage = new Outage<IDocumentStore>(nameof(IDocumentStore.PutAsync));
        return PlayAsync(
            async house =>
            {
                var injury = await ParkedAtPublicationAsync(house, outage);

                await injury.DoAsync(Manager.Skips("publish"));
                await injury.IsInAsync("sign-off", waitsFor: "publisher", due: "2026-03-05");
                outage.End();
                await injury.DoAsync(Publisher.SignsOff());

                await injury.IsInAsync("published", waitsFor: null, due: "2026-03-23");
                (await house.PublicPlaceAsync()).List("reports").Count.ShouldBe(1);
            },
            outage.Before);
    }

    [Fact]
    public Task Case_ClosedWhileParkedAtPublication_IsPublishedOnceReopened()
    {
        var outage = new Outage<IDocumentStore>(nameof(IDocumentStore.PutAsync));
        return PlayAsync(
            async house =>
            {
                var injury = await ParkedAtPublicationAsync(house, outage);
                await injury.DoAsync(Manager.Closes());
                await injury.IsClosedAsync("out-of-scope");
                (await house.PublicPlaceAsync()).List("reports").ShouldBeEmpty();
                outage.End();

                await injury.DoAsync(Manager.Reopens());

                await injury.IsInAsync("published", waitsFor: null, due: "2026-03-23");
            },
            outage.Before);
    }

    [Fact]
    public Task Draft_ThatCameBack_IsSentByPostAndItsDaysCountFromThen() => WithPostOffice(Effects.SendDraft, async (house, _) =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Ways.ToFactualAccuracy);

        await injury.IsInAsync("factual-accuracy", waitsFor: "provider", due: "2026-03-05");
        (await injury.WorklistRowAsync("factual-accuracy")).Text("openEffects.0").ShouldBe("send-draft");
        await house.UntilAsync("2026-03-03 12:00");
        await injury.DoAsync(Inspector.RecordsSend("send-draft", Api.Provider, "2026-03-03 11:00"));

        await injury.IsInAsync("factual-accuracy", waitsFor: "provider", due: "2026-03-17");
        (await injury.WorklistRowAsync("factual-accuracy")).List("openEffects").ShouldBeEmpty();
    });

    [Fact]
    public Task Notice_ThatCameBack_IsSentAgainOnceTheAddressIsRight() => WithPostOffice(Effects.Refer, async (house, office) =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Triage.Refers("the police"));
        await injury.IsInAsync("triage", waitsFor: "triage", due: "2026-03-04");
        (await injury.EffectAsync("refer")).Text("status").ShouldBe("open");
        office.AddressIsRight = true;

        await injury.DoAsync(Operations.Retries("refer"));

        (await injury.EffectAsync("refer")).Text("status").ShouldBe("done");
        (await injury.EffectAsync("refer")).Text("sends.0.addressee").ShouldBe("the police");
    });

    [Fact]
    public Task Notice_ThatCameBack_IsLeftOutWithAReason() => WithPostOffice(Effects.NotifySubmitter, async (house, _) =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Ways.ToPublished);
        (await injury.EffectAsync("notify-submitter")).Text("status").ShouldBe("open");

        await injury.RefusesAsync(new Step(Operations.Header, DecisionNames.Skip, new { effect = "notify-submitter", reason = "x" }), HttpStatusCode.Forbidden, "forbidden");
        await injury.DoAsync(Manager.Skips("notify-submitter"));

        (await injury.EffectAsync("notify-submitter")).Text("reason").ShouldBe("They heard of it otherwise.");
        await injury.IsInAsync("published", waitsFor: null, due: "2026-03-23");
    });

    [Fact]
    public Task Messages_GivenUp_AreReplayedOrDiscarded()
    {
        var outage = new Outage<INoticeSender>(nameof(INoticeSender.SendAsync));
        return PlayAsync(
            async house =>
            {
                outage.Begin();
                var first = await house.NotifiedAsync("INC-1");
                var second = await house.NotifiedAsync("INC-2");
                await house.UntilAsync("2026-03-03 12:00");
                outage.End();

                var letters = (await house.GetAsync("/api/operations/dead-letters?queue=notices", Operations.Header)).List("items");
                await SettleAsync(house, letters.Last(letter => letter.Text("caseId") == first.Id), "replay");
                await SettleAsync(house, letters.Last(letter => letter.Text("caseId") == second.Id), "discard");

                (await first.EffectAsync("acknowledge")).Text("status").ShouldBe("done");
                (await second.EffectAsync("acknowledge")).Text("status").ShouldBe("owed");
                (await house.GetAsync("/api/operations/dead-letters?queue=notices", Operations.Header)).List("items").Count.ShouldBe(letters.Count - 2);
            },
            outage.Before);
    }

    [Fact]
    public Task Process_RemovedByOperations_IsReplacedByTheSweep() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        (await house.GetAsync("/api/operations/orchestrations?status=running", Operations.Header)).Texts("items", "instanceId").ShouldBe([$"{injury.Id}-1"]);
        (await house.GetAsync($"/api/operations/orchestrations/{injury.Id}-1", Operations.Header)).ToString().ShouldNotContain("dining room");

        using var removed = await house.SendAsync(HttpMethod.Delete, $"/api/operations/orchestrations/{injury.Id}-1", Operations.Header);
        (await House.ReadAsync(removed)).Text("instancesDeleted").ShouldBe("1");
        (await injury.StatusAsync(Manager.Header)).Text("stuck.code").ShouldBe("no-process");
        await house.UntilAsync("2026-03-02 10:30");

        await injury.IsInAsync("triage", waitsFor: "triage", due: "2026-03-04");
        (await injury.StatusAsync(Manager.Header)).Text("orchestration.instanceId").ShouldBe($"{injury.Id}-2");
    });

    [Fact]
    public Task Document_WithoutAVerdict_BlocksNothingAndIsScannedLater()
    {
        var scanner = new SlowScanner();
        return PlayAsync(
            async house =>
            {
                var injury = await house.NotifiedAsync();
                var note = await injury.AddsDocumentAsync(Inspector.Header, "note.txt", "What we heard.");
                await house.PassAsync(TimeSpan.FromMinutes(16));
                using (var held = await injury.ReadAsync($"/documents/{note}", Inspector.Header))
                {
                    held.StatusCode.ShouldBe((HttpStatusCode)423);
                }

                await injury.DoAsync(Triage.Accepts());
                await injury.IsInAsync("assessment", waitsFor: "inspector", due: "2026-04-15");
                scanner.IsAwake = true;
                await injury.DoAsync(Operations.Retries("scan"));

                (await injury.ViewAsync(Inspector.Header)).Text("documents.0.scan").ShouldBe("clean");
                using var given = await injury.ReadAsync($"/documents/{note}", Inspector.Header);
                (await given.Content.ReadAsStringAsync()).ShouldBe("What we heard.");
            },
            services => services.AddSingleton<IMalwareScanner>(scanner));
    }

    [Fact]
    public Task Document_WithoutAVerdict_IsAskedAboutAgainByItself()
    {
        var scanner = new SlowScanner();
        return PlayAsync(
            async house =>
            {
                var injury = await house.NotifiedAsync();
                await injury.AddsDocumentAsync(Inspector.Header, "note.txt", "What we heard.");
                await house.PassAsync(TimeSpan.FromMinutes(40));
                (await injury.ViewAsync(Inspector.Header)).Text("documents.0.scan").ShouldBe("pending");

                scanner.IsAwake = true;
                await house.PassAsync(TimeSpan.FromMinutes(6));

                (await injury.ViewAsync(Inspector.Header)).Text("documents.0.scan").ShouldBe("clean");
                (await injury.EffectAsync("scan")).Text("status").ShouldBe("done");
            },
            services => services.AddSingleton<IMalwareScanner>(scanner));
    }

    private static async Task<Case> ParkedAtReceiptAsync(House house, Outage<IWorklist> outage)
    {
        outage.Begin();
        var injury = await house.NotifiedAsync();
        await house.PassAsync(UntilGivenUp);
        await ShouldBeParkedAsync(house, injury, "received", "appraise");
        return injury;
    }

    private static async Task<Case> ParkedAtPublicationAsync(House house, Outage<IDocumentStore> outage)
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Ways.ToSignOff);
        outage.Begin();
        await injury.DoAsync(Publisher.SignsOff());
        await house.PassAsync(UntilGivenUp);
        await ShouldBeParkedAsync(house, injury, "publication", "publish");
        return injury;
    }

    private static async Task ShouldBeParkedAsync(House house, Case played, string stage, string effect)
    {
        var status = await played.StatusAsync(Manager.Header);
        status.Text("stage").ShouldBe(stage);
        status.Text("stuck.code").ShouldBe("parked");
        status.At("parked").ToString().ShouldContain(effect);
        (await played.StatusAsync(Submitter.Header)).Text("parked").ShouldBeNull();
        (await house.GetAsync("/api/operations/stuck", Operations.Header)).Texts("items", "code").ShouldBe(["parked"]);
        (await house.GetAsync("/api/measures")).Text("stuck.by.parked").ShouldBe("1");
    }

    private static async Task SettleAsync(House house, JsonElement letter, string how)
    {
        using var settled = await house.SendAsync(
            HttpMethod.Post, $"/api/operations/dead-letters/notices/{letter.Text("sequenceNumber")}/{how}", Operations.Header, new { });
        settled.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private Task WithPostOffice(string effect, Func<House, PostOffice, Task> scenario, [CallerMemberName] string name = "")
    {
        var office = new PostOffice(effect);
        return PlayAsync(house => scenario(house, office), office.TakeOver, name: name);
    }
}
