using System.Text.Json;
using Microsoft.DurableTask.Client;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Contracts.InMemory;
using Pipeline.Functions.Oversight.Verifications;
using Pipeline.Functions.Tests.Oversight;

namespace Pipeline.Functions.Tests.Http;

/// <summary>A verification that an auditor starts and that goes on after the answer.</summary>
public sealed class VerificationTests
{
    private const string Url = "/api/audit/verify";
    private const string Latest = "/api/audit/verifications/latest";

    [Fact]
    public async Task Verification_StartedTwice_IsOne()
    {
        await using var house = new HttpHouse();

        foreach (var again in (bool[])[false, true])
        {
            var answer = (await house.PostAsync(Url, null, People.Auditor)).ShouldBe(202);
            answer.Header("Location").ShouldBe(Latest, $"again: {again}");
            answer.Json.GetProperty("statusUrl").GetString().ShouldBe(Latest);
        }

        house.Durable.Started.ShouldHaveSingleItem().InstanceId.ShouldBe(VerificationOrchestrator.InstanceId);
        (await LatestAsync(house)).GetProperty("runtimeStatus").GetString().ShouldBe("Pending");
    }

    [Fact]
    public async Task Latest_BeforeTheFirst_SaysNothing()
    {
        await using var house = new HttpHouse();

        (await LatestAsync(house)).EnumerateObject().ShouldBeEmpty();
    }

    [Fact]
    public async Task Verification_OfABrokenRecord_IsShownToTheAuditorAmongTheStuckAndInTheMorning()
    {
        await using var house = new HttpHouse();
        var (broken, whole) = (await house.Cases.InTriageAsync(), await house.Cases.InTriageAsync());
        await house.Cases.Get<CheckpointWriter>().WriteAsync(CancellationToken.None);
        house.Cases.Store.Tamper(broken.Id, 1, commit => commit with { Payload = "no commit" });
        house.Cases.Store.DropSnapshots();
        await house.PostAsync(Url, null, People.Auditor);

        await RunAsync(house);

        var latest = await LatestAsync(house);
        latest.GetProperty("runtimeStatus").GetString().ShouldBe("Completed");
        latest.GetProperty("progress").GetRawText().ShouldBe($$"""{"cases":2,"commits":{{house.Cases.Store.CommitCount}},"broken":1}""");
        var result = latest.GetProperty("result");
        result.GetProperty("intact").GetBoolean().ShouldBeFalse();
        result.GetProperty("at").GetDateTimeOffset().ShouldBe(house.Cases.Time.Now);
        result.GetProperty("broken").EnumerateArray().Single().GetProperty("caseId").GetString().ShouldBe(broken.Id.Value);
        var stuck = (await house.GetAsync("/api/operations/stuck", People.Operations)).ShouldBe(200).Json.GetProperty("items").EnumerateArray()
            .Where(found => found.GetProperty("code").GetString() == "record-broken");
        stuck.Select(found => found.GetProperty("caseId").GetString()).ShouldBe([broken.Id.Value]);
        var today = (await house.GetAsync("/api/operations/today", People.Operations)).ShouldBe(200).Json;
        today.GetProperty("needsAHand").EnumerateArray().Select(line => line.GetString()).ShouldContain("1 broken at the last verification");
        whole.State.Stage.ShouldBe(Stage.Triage);
    }

    [Fact]
    public async Task Verification_CommitsGoneSinceTheCheckpoint_IsNotIntact()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InAssessmentAsync();
        await house.Cases.Get<CheckpointWriter>().WriteAsync(CancellationToken.None);
        house.Cases.Store.Truncate(play.Id, play.State.CommitVersion - 1);
        await house.PostAsync(Url, null, People.Auditor);

        await RunAsync(house);

        var result = (await LatestAsync(house)).GetProperty("result");
        result.GetProperty("intact").GetBoolean().ShouldBeFalse();
        result.GetProperty("broken").EnumerateArray().Single().GetProperty("caseId").GetString().ShouldBe(play.Id.Value);
    }

    [Fact]
    public async Task Finish_Repeated_KeepsOneResult()
    {
        await using var house = new HttpHouse();
        await house.Cases.InTriageAsync();
        var finish = new FinishVerification(house.Get<CheckpointVerifier>(), house.Get<VerificationLog>());
        var end = new VerificationEnd(house.Cases.Time.Now, new VerificationFindings { Cases = 1 });

        await finish.RunAsync(end, CancellationToken.None);
        house.Cases.Time.Now += TimeSpan.FromMinutes(5);
        await finish.RunAsync(end, CancellationToken.None);

        (await house.Cases.HouseLog.ReadAsync("verifications/record", string.Empty, CancellationToken.None).ToListAsync()).ShouldHaveSingleItem().At.ShouldBe(end.At);
    }

    private static async Task<JsonElement> LatestAsync(HttpHouse house) => (await house.GetAsync(Latest, People.Auditor)).ShouldBe(200).Json;

    /// <summary>Does with the real activities what the durable backend would.</summary>
    private static async Task RunAsync(HttpHouse house)
    {
        var context = new VerificationContext(
            null,
            house.Cases.Time.Now,
            from => new VerifyCases(house.Get<RecordVerifier>()).RunAsync(from, CancellationToken.None),
            end => new FinishVerification(house.Get<CheckpointVerifier>(), house.Get<VerificationLog>()).RunAsync(end, CancellationToken.None));
        await VerificationOrchestrator.RunAsync(context);
        house.Durable.Show(VerificationOrchestrator.InstanceId, OrchestrationRuntimeStatus.Completed, context.Status);
    }
}
