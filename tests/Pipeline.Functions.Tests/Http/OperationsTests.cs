using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;
using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;
using Pipeline.Functions.Orchestration;
using Pipeline.Functions.Projections.Rebuilds;
using Pipeline.Functions.Tests.Imports;

namespace Pipeline.Functions.Tests.Http;

public sealed class OperationsTests
{
    [Theory]
    [InlineData("GET", "/api/operations/stuck", "operations manager")]
    [InlineData("GET", "/api/operations/dead-letters", "operations manager")]
    [InlineData("POST", "/api/operations/dead-letters/notices/1/replay", "operations manager")]
    [InlineData("POST", "/api/operations/dead-letters/notices/1/discard", "operations manager")]
    [InlineData("GET", "/api/operations/orchestrations", "operations manager")]
    [InlineData("GET", "/api/operations/orchestrations/abc", "operations manager")]
    [InlineData("DELETE", "/api/operations/orchestrations/abc", "operations manager")]
    [InlineData("POST", "/api/operations/rebuild", "manager")]
    [InlineData("GET", "/api/audit", "auditor")]
    [InlineData("GET", "/api/audit/verify", "auditor")]
    [InlineData("POST", "/api/audit/verify", "auditor")]
    [InlineData("GET", "/api/audit/verifications/latest", "auditor")]
    public async Task Call_ByRole_IsAllowedOrForbidden(string method, string url, string allowed)
    {
        await using var house = new HttpHouse();

        (await house.SendAsync(method, url)).ShouldBe(401, "unauthorized");
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.System))
        {
            var reply = await house.SendAsync(method, url, People.Staff("somebody", role));
            (reply.Status != 403).ShouldBe(allowed.Split(' ').Contains(Names.Of(role)), $"{role}: {reply.Text}");
        }
    }

    [Fact]
    public async Task Stuck_Cases_AreListedWithTheirReasonAndTheirWayOut()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.SubmitAsync(Bodies.Injury());
        (await house.GetAsync("/api/operations/stuck", People.Operations)).Json.GetProperty("total").GetInt32().ShouldBe(0);
        house.Cases.Time.Now += TimeSpan.FromMinutes(6);

        var found = (await house.GetAsync("/api/operations/stuck", People.Operations)).ShouldBe(200).Json.GetProperty("items")[0];

        found.GetProperty("caseId").GetString().ShouldBe(play.Id.Value);
        found.GetProperty("code").GetString().ShouldBe("no-process");
        found.GetProperty("release").GetString().ShouldBe($"POST /api/operations/cases/{play.Id}/release");
    }

    [Fact]
    public async Task Release_OfAnOpenCase_Is202WithItsGeneration()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        (string, string)[] key = [("Idempotency-Key", "r1")];

        var first = await house.PostAsync(Release(play.Id.Value), new { }, People.Operations, key);
        var again = await house.PostAsync(Release(play.Id.Value), new { }, People.Operations, key);
        var other = await house.PostAsync(Release(play.Id.Value), new { a = 1 }, People.Operations, key);
        var bare = await house.SendAsync("POST", Release(play.Id.Value), People.Manager);

        first.ShouldBe(202).Json.GetProperty("generation").GetInt32().ShouldBe(2);
        first.Json.GetProperty("caseId").GetString().ShouldBe(play.Id.Value);
        again.ShouldBe(202).Json.GetProperty("generation").GetInt32().ShouldBe(2);
        other.ShouldBe(422, "idempotency-key-reused");
        bare.ShouldBe(202).Json.GetProperty("generation").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task Release_AtFault_IsRefusedInTheContractsOrder()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        var closed = await house.Cases.ClosedAsync();

        (await house.PostAsync(Release(play.Id.Value), new { })).ShouldBe(401, "unauthorized");
        (await house.PostAsync(Release("7QK39MZ2XA4"), new { }, People.Triage)).ShouldBe(404, "not-found");
        (await house.PostAsync(Release(play.Id.Value), new { }, People.ProviderOf(CaseHouse.ForeignProvider))).ShouldBe(404, "not-found");
        (await house.PostAsync(Release(play.Id.Value), new { }, People.Triage)).ShouldBe(403, "forbidden");
        (await house.SendAsync("POST", Release(play.Id.Value), People.Operations, "{"u8.ToArray(), "application/json")).ShouldBe(400, "malformed-json");
        (await house.PostAsync(Release(play.Id.Value), new[] { 1 }, People.Operations)).ShouldBe(400, "invalid");
        (await house.PostAsync(Release(closed.Id.Value), new { }, People.Operations)).ShouldBe(409, "case-closed");
        play.State.Generation.ShouldBe(1);
    }

    [Fact]
    public async Task DeadLetters_OfAQueue_AreHeadersThatCanBeReplayedOrDiscarded()
    {
        await using var house = new HttpHouse();
        for (var number = 1; number <= 3; number++)
        {
            house.Cases.Queue.GiveUp(Queues.Notices, new OutgoingMessage { MessageId = $"m{number}", Subject = "notice", Body = "{\"secret\":1}" }, "no-address", CaseHouse.Start);
        }

        var list = await house.GetAsync("/api/operations/dead-letters?queue=notices&take=2", People.Operations);
        var rest = await house.GetAsync("/api/operations/dead-letters?queue=notices&take=2&after=2", People.Operations);
        var all = await house.GetAsync("/api/operations/dead-letters", People.Operations);

        list.ShouldBe(200).Json.GetProperty("items").GetArrayLength().ShouldBe(2);
        list.Json.GetProperty("next").GetInt64().ShouldBe(2);
        list.Text.ShouldNotContain("secret");
        rest.Json.GetProperty("items")[0].GetProperty("messageId").GetString().ShouldBe("m3");
        rest.Json.TryGetProperty("next", out _).ShouldBeFalse();
        all.Json.GetProperty("items").GetArrayLength().ShouldBe(3);
        (await house.PostAsync("/api/operations/dead-letters/notices/1/replay", new { }, People.Operations)).ShouldBe(200);
        (await house.PostAsync("/api/operations/dead-letters/notices/1/replay", new { }, People.Operations)).ShouldBe(404, "not-found");
        (await house.PostAsync("/api/operations/dead-letters/notices/2/discard", null, People.Manager)).ShouldBe(200);
        house.Cases.Queue.Sent.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("queue=nowhere", "queue")]
    [InlineData("queue=notices&after=-1", "after")]
    [InlineData("after=5", "after")]
    [InlineData("take=1001", "take")]
    public async Task DeadLetters_WithAFault_Is400(string query, string field)
    {
        await using var house = new HttpHouse();

        (await house.GetAsync($"/api/operations/dead-letters?{query}", People.Operations)).ShouldBe(400, "invalid").FieldsAtFault.ShouldBe([field]);
    }

    [Theory]
    [InlineData("nowhere/1")]
    [InlineData("notices/one")]
    [InlineData("notices/-1")]
    [InlineData("notices/99999999999999999999")]
    public async Task DeadLetter_ThatIsUnknown_Is404(string letter)
    {
        await using var house = new HttpHouse();

        (await house.PostAsync($"/api/operations/dead-letters/{letter}/replay", new { }, People.Operations)).ShouldBe(404, "not-found");
        (await house.PostAsync($"/api/operations/dead-letters/{letter}/discard", new { }, People.Operations)).ShouldBe(404, "not-found");
    }

    [Fact]
    public async Task Orchestrations_ByStatus_AreListedPageByPage()
    {
        await using var house = new HttpHouse();
        for (var number = 0; number < 101; number++)
        {
            house.Durable.Add($"i{number:000}", OrchestrationRuntimeStatus.Running);
        }

        house.Durable.Add("failed", OrchestrationRuntimeStatus.Failed);

        var failed = await house.GetAsync("/api/operations/orchestrations?status=failed", People.Operations);
        var first = await house.GetAsync("/api/operations/orchestrations?status=Running", People.Operations);
        var second = await house.GetAsync($"/api/operations/orchestrations?status=Running&after={first.Json.GetProperty("next").GetString()}", People.Operations);

        failed.Json.GetProperty("items")[0].GetProperty("instanceId").GetString().ShouldBe("failed");
        first.Json.GetProperty("items").GetArrayLength().ShouldBe(100);
        second.Json.GetProperty("items").GetArrayLength().ShouldBe(1);
        second.Json.TryGetProperty("next", out _).ShouldBeFalse();
        (await house.GetAsync("/api/operations/orchestrations?status=asleep", People.Operations)).ShouldBe(400, "invalid").FieldsAtFault.ShouldBe(["status"]);
        (await house.GetAsync("/api/operations/orchestrations?after=x", People.Operations)).ShouldBe(400, "invalid").FieldsAtFault.ShouldBe(["after"]);
    }

    [Fact]
    public async Task Orchestrations_OfCasesAndImports_SayTheVersionTheyWereStartedWith()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        await new CaseProcessStarter(house.Get<ILogger<CaseProcessStarter>>()).EnsureAsync(
            house.Durable, new CaseChanged(play.Id, play.State.CommitVersion, play.State.Generation), CancellationToken.None);
        await ImportDesk.ImportAsync(house, ImportDesk.Line(new { body = Bodies.Injury() }));
        house.Durable.Add("by-hand", OrchestrationRuntimeStatus.Running);
        house.Durable.Instances["by-hand-too"] = new OrchestrationMetadata("CaseOrchestrator", "by-hand-too") { SerializedInput = "no JSON" };

        var list = (await house.GetAsync("/api/operations/orchestrations", People.Operations)).ShouldBe(200).Json.GetProperty("items").EnumerateArray().ToList();

        list.Where(item => item.TryGetProperty("version", out _)).Select(item => (item.GetProperty("name").GetString(), item.GetProperty("version").GetString()))
            .ShouldBe([("CaseOrchestrator", CaseInstance.Version), ("ImportOrchestrator", CaseInstance.Version)], ignoreOrder: true);
        list.Count.ShouldBe(4);
        (await house.GetAsync($"/api/operations/orchestrations/{play.Id}-1", People.Operations)).Json.GetProperty("version").GetString().ShouldBe(CaseInstance.Version);
    }

    [Fact]
    public async Task Orchestration_One_IsShownOr404()
    {
        await using var house = new HttpHouse();
        house.Durable.Add("abc", OrchestrationRuntimeStatus.Completed);

        var shown = (await house.GetAsync("/api/operations/orchestrations/abc", People.Operations)).ShouldBe(200).Json;

        shown.GetProperty("runtimeStatus").GetString().ShouldBe("Completed");
        shown.TryGetProperty("progress", out _).ShouldBeFalse("it has said nothing");
        (await house.GetAsync("/api/operations/orchestrations/unknown", People.Operations)).ShouldBe(404, "not-found");
    }

    [Fact]
    public async Task Orchestration_ThatSaysHowFarItIs_ShowsIt()
    {
        await using var house = new HttpHouse();
        house.Durable.Add(RebuildOrchestrator.InstanceId, OrchestrationRuntimeStatus.Running, RebuildOrchestrator.Name);
        house.Durable.Show(RebuildOrchestrator.InstanceId, OrchestrationRuntimeStatus.Running, new RebuildProgress(1_500, 2));

        var shown = (await house.GetAsync("/api/operations/orchestrations/rebuild", People.Operations)).ShouldBe(200).Json.GetProperty("progress");

        (shown.GetProperty("cases").GetInt32(), shown.GetProperty("broken").GetInt32()).ShouldBe((1_500, 2));
        (await house.GetAsync("/api/operations/orchestrations", People.Operations)).Json.GetProperty("items")[0].TryGetProperty("progress", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Orchestration_OfAnOpenCaseRemoved_LeavesTheCaseOwingAProcess()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        var instance = $"{play.Id}-{play.State.Generation}";
        house.Durable.Add(instance, OrchestrationRuntimeStatus.Running);

        var reply = await house.SendAsync("DELETE", $"/api/operations/orchestrations/{instance}", People.Operations);

        reply.ShouldBe(200).Json.GetProperty("instancesDeleted").GetInt32().ShouldBe(1);
        house.Durable.Instances.ContainsKey(instance).ShouldBeFalse();
        play.State.ProcessMissingSince.ShouldBe(house.Cases.Time.Now);
        (await house.SendAsync("DELETE", $"/api/operations/orchestrations/{instance}", People.Operations)).ShouldBe(404, "not-found");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public async Task Orchestration_OfAnotherGenerationRemoved_LeavesTheCaseAlone(int generation)
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        house.Durable.Add($"{play.Id}-{generation}", OrchestrationRuntimeStatus.Completed);

        (await house.SendAsync("DELETE", $"/api/operations/orchestrations/{play.Id}-{generation}", People.Operations)).ShouldBe(200);

        play.State.ProcessMissingSince.ShouldBeNull();
    }

    [Fact]
    public async Task Orchestration_WhenTheBackendIsAway_Is503()
    {
        await using var house = new HttpHouse();
        house.Durable.Fail(new Grpc.Core.RpcException(new Grpc.Core.Status(Grpc.Core.StatusCode.Unavailable, "down")));

        (await house.GetAsync("/api/operations/orchestrations/abc", People.Operations)).ShouldBe(503, "unavailable");
    }

    [Fact]
    public async Task Audit_ByItsFilters_HasTheReads()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        var other = await house.Cases.InTriageAsync(Bodies.Injury(CaseHouse.OtherHome));
        await house.GetAsync($"/api/cases/{play.Id}", People.Triage);
        await house.GetAsync($"/api/cases/{other.Id}", People.Manager);

        async Task<int> CountAsync(string query) =>
            (await house.GetAsync($"/api/audit?{query}", People.Auditor)).ShouldBe(200).Json.GetProperty("items").GetArrayLength();

        (await CountAsync(string.Empty)).ShouldBe(2);
        (await CountAsync($"case={play.Id.Reference}")).ShouldBe(1);
        (await CountAsync("actor=manager-1")).ShouldBe(1);
        (await CountAsync($"location={CaseHouse.OtherHome}")).ShouldBe(1);
        (await CountAsync("from=2026-02-02T10:00:00Z&to=2026-02-02T10:00:00Z")).ShouldBe(0);
        (await CountAsync("from=2026-02-02T10:00:00Z")).ShouldBe(2);
        (await CountAsync("from=2026-02-02T11:00:00+01:00")).ShouldBe(2);
        (await CountAsync("from=2026-02-02&to=2026-02-02")).ShouldBe(2);
        (await CountAsync("to=2026-02-01")).ShouldBe(0);
        (await house.GetAsync("/api/audit?take=1", People.Auditor)).Json.GetProperty("next").GetInt64().ShouldBe(1);
        (await CountAsync("after=1")).ShouldBe(1);
    }

    [Fact]
    public async Task Audit_WithFaultsInItsFilters_NamesThemAll()
    {
        await using var house = new HttpHouse();

        (await house.GetAsync("/api/audit?case=nonsense&from=yesterday&to=2026-13-01&after=x&take=0", People.Auditor))
            .ShouldBe(400, "invalid").FieldsAtFault.ShouldBe(["case", "from", "to", "after", "take"], ignoreOrder: true);
    }

    [Fact]
    public async Task Verify_OfARecord_SaysWhetherItIsWhole()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();

        var whole = (await house.GetAsync("/api/audit/verify", People.Auditor)).ShouldBe(200).Json;
        house.Cases.Store.Tamper(play.Id, 1, commit => commit with { Payload = commit.Payload.Replace("triage", "Triage", StringComparison.Ordinal) + " " });
        var broken = (await house.GetAsync("/api/audit/verify", People.Auditor)).ShouldBe(200).Json;

        whole.GetProperty("intact").GetBoolean().ShouldBeTrue();
        whole.GetProperty("cases").GetInt32().ShouldBe(1);
        broken.GetProperty("intact").GetBoolean().ShouldBeFalse();
        broken.GetProperty("broken")[0].GetProperty("caseId").GetString().ShouldBe(play.Id.Value);
    }

    private static string Release(string caseId) => $"/api/operations/cases/{caseId}/release";
}
