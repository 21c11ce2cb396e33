using System.Text;
using System.Text.Json;
using Microsoft.DurableTask.Client;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;
using Pipeline.Functions.Imports;
using Pipeline.Functions.Imports.Activities;
using Pipeline.Functions.Tests.Imports;
using static Pipeline.Functions.Tests.Imports.ImportDesk;

namespace Pipeline.Functions.Tests.Http;

public sealed class ImportTests
{
    [Fact]
    public async Task Import_OfGoodAndBadLines_TakesTheGoodOnesAndNamesTheBad()
    {
        await using var house = new HttpHouse();
        string[] lines =
        [
            Line(new { body = Bodies.Injury() }),
            "{ not json",
            string.Empty,
            Line(new { kind = "concern", body = Bodies.Alert() }),
            Line(new { kind = "assessment", body = Bodies.Planned() }),
            Line(new { kind = "notification", body = new { type = "SERIOUS-INJURY" } }),
            Line(new { kind = "notification" }),
            "42",
        ];

        var answer = await ImportAsync(house, string.Join('\n', lines));
        await RunAsync(house);
        var report = await house.GetAsync(answer.Json.GetProperty("statusUrl").GetString()!, People.Operations);

        answer.ShouldBe(202).Header("Location").ShouldBe($"/api/imports/{answer.Json.GetProperty("importId").GetString()}");
        report.Json.GetProperty("total").GetInt32().ShouldBe(7);
        report.Json.GetProperty("accepted").GetInt32().ShouldBe(2);
        report.Json.GetProperty("done").GetBoolean().ShouldBeTrue();
        var rejected = report.Json.GetProperty("rejected").EnumerateArray().ToList();
        rejected.Select(line => line.GetProperty("line").GetInt32()).ShouldBe([2, 5, 6, 7, 8]);
        rejected.Select(line => line.GetProperty("errors").EnumerateObject().First().Name).ShouldBe(["line", "kind", "locationId", "body", "body"]);
        house.Cases.Store.CommitCount.ShouldBe(2);
    }

    [Fact]
    public async Task Import_RepeatedUnderItsKey_IsTheSameImportAndTheSameCases()
    {
        await using var house = new HttpHouse();
        var file = $"{Line(new { body = Bodies.Injury() })}\n{Line(new { idempotencyKey = "mine", kind = "concern", body = Bodies.Alert() })}\n";

        var first = await ImportAsync(house, file, headers: ("Idempotency-Key", "i1"));
        var again = await ImportAsync(house, file, headers: ("Idempotency-Key", "i1"));

        again.Text.ShouldBe(first.Text);
        house.Durable.Started.Count.ShouldBe(1);
        await RunAsync(house);
        await RunAsync(house);
        house.Cases.Store.CommitCount.ShouldBe(2);
        (await ImportAsync(house, file + "{}", headers: ("Idempotency-Key", "i1"))).ShouldBe(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task Import_AsAnswered_HasOpenedNothingAndSaysSo()
    {
        await using var house = new HttpHouse();
        var answer = await ImportAsync(house, Line(new { body = Bodies.Injury() }));

        house.Cases.Store.CommitCount.ShouldBe(0, "the answer waits for no line");
        var status = await StatusAsync(house, answer);
        status.Json.GetProperty("total").GetInt32().ShouldBe(1);
        status.Json.GetProperty("accepted").GetInt32().ShouldBe(0);
        status.Json.GetProperty("done").GetBoolean().ShouldBeFalse();
        status.Header("Retry-After").ShouldBe("1");
    }

    [Fact]
    public async Task Import_HalfwayThrough_ShowsWhatIsInAndWhatIsBad()
    {
        await using var house = new HttpHouse();
        var lines = Enumerable.Range(0, 1_200).Select(n => n % 100 == 7 ? "{}" : Line(new { idempotencyKey = $"k{n}", body = Bodies.Changes() }));
        var answer = await ImportAsync(house, string.Join('\n', lines));

        var importId = answer.Json.GetProperty("importId").GetString()!;
        var progress = ImportProgress.None.With(await new TakeImportLines(house.Get<Importer>()).RunAsync(new ImportPart(importId, 0), CancellationToken.None));
        house.Durable.Show(InstanceOf(answer), OrchestrationRuntimeStatus.Running, progress);
        var half = (await StatusAsync(house, answer)).Json;
        half.GetProperty("total").GetInt32().ShouldBe(1_200);
        half.GetProperty("accepted").GetInt32().ShouldBe(495);
        half.GetProperty("rejected").EnumerateArray().Select(line => line.GetProperty("line").GetInt32()).ShouldBe([8, 108, 208, 308, 408]);
        half.GetProperty("done").GetBoolean().ShouldBeFalse();

        await RunAsync(house);
        var whole = (await StatusAsync(house, answer)).Json;
        whole.GetProperty("accepted").GetInt32().ShouldBe(1_188);
        whole.GetProperty("rejected").GetArrayLength().ShouldBe(12);
        whole.GetProperty("done").GetBoolean().ShouldBeTrue();
        house.Cases.Store.CommitCount.ShouldBe(1_188, "the part that was taken in before opened nothing again");
    }

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Failed)]
    [InlineData(OrchestrationRuntimeStatus.Terminated)]
    public async Task Import_ThatWasEnded_SaysSoAndGoesOnWhenItIsSentAgain(OrchestrationRuntimeStatus ended)
    {
        await using var house = new HttpHouse();
        var file = Line(new { body = Bodies.Injury() });
        var answer = await ImportAsync(house, file, headers: ("Idempotency-Key", "i1"));
        house.Durable.Show(InstanceOf(answer), ended, null);

        var stopped = (await StatusAsync(house, answer)).Json;
        stopped.GetProperty("done").GetBoolean().ShouldBeFalse();
        stopped.GetProperty("stopped").GetString().ShouldBe(ended.ToString());

        await ImportAsync(house, file, headers: ("Idempotency-Key", "i1"));
        await RunAsync(house);
        (await StatusAsync(house, answer)).Json.GetProperty("done").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Import_OfNothing_IsDone()
    {
        await using var house = new HttpHouse();
        var answer = await ImportAsync(house, "\n\n");
        await RunAsync(house);

        (await StatusAsync(house, answer)).Text.ShouldBe("""{"total":0,"accepted":0,"rejected":[],"done":true}""");
    }

    [Fact]
    public async Task Import_ItsProcess_HoldsNoLineAndNobody()
    {
        await using var house = new HttpHouse();
        await ImportAsync(house, Line(new { body = Bodies.Injury() }) + "\n{}");
        await RunAsync(house);

        var instance = house.Durable.Instances.Single().Value;
        foreach (var secret in new[] { "Matron", "SU-14", "somebody", "operations" })
        {
            $"{instance.SerializedInput} {instance.SerializedCustomStatus}".ShouldNotContain(secret);
        }
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData(Role.Triage, 403)]
    [InlineData(Role.Provider, 403)]
    [InlineData(Role.Operations, 202)]
    [InlineData(Role.Manager, 202)]
    public async Task Import_ByRole_IsTaken(Role? role, int status)
    {
        await using var house = new HttpHouse();

        (await ImportAsync(house, Line(new { body = Bodies.Injury() }), role)).ShouldBe(status);
        await RunAsync(house);
        house.Cases.Store.CommitCount.ShouldBe(status == 202 ? 1 : 0);
    }

    [Fact]
    public async Task Import_OverItsLimits_IsRefusedWhole()
    {
        await using var house = new HttpHouse();
        var lines = new StringBuilder().Insert(0, "{}\n", 10_001).ToString();

        (await ImportAsync(house, lines)).ShouldBe(413, "too-large");
        (await house.SendAsync("POST", Url, People.Operations, new byte[33_554_433], Ndjson)).ShouldBe(413, "too-large");
        (await house.SendAsync("POST", Url, People.Operations, "{}"u8.ToArray(), "text/csv")).ShouldBe(415, "unsupported-media-type");
        house.Cases.Store.CommitCount.ShouldBe(0);
    }

    [Fact]
    public async Task Report_ThatIsNone_Is404AndGivesNoDocumentOfACase()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        var stored = await house.Cases.Documents.PutAsync(
            Casework.Documents.DocumentArea.Documents, play.Id, new MemoryStream("{\"total\":1,\"accepted\":1,\"rejected\":[],\"done\":true}"u8.ToArray()), 1000, CancellationToken.None);

        (await house.GetAsync($"{Url}/{play.Id}-{stored.Sha256}", People.Operations)).ShouldBe(404, "not-found");
        (await house.GetAsync($"{Url}/nonsense", People.Operations)).ShouldBe(404, "not-found");
        (await house.GetAsync($"{Url}/../../secret", People.Operations)).ShouldBe(404, "not-found");
        (await house.GetAsync($"{Url}/nonsense")).ShouldBe(401, "unauthorized");
    }

    [Fact]
    public async Task Report_ForAnotherRole_Is403()
    {
        await using var house = new HttpHouse();
        var answer = await ImportAsync(house, Line(new { body = Bodies.Injury() }));

        (await house.GetAsync(answer.Json.GetProperty("statusUrl").GetString()!, People.Triage)).ShouldBe(403, "forbidden");
    }
}
