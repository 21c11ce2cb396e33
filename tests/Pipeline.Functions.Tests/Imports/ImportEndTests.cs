using Microsoft.DurableTask.Client;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Notifications.Imports;
using Pipeline.Casework.Oversight.Mornings;
using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;
using Pipeline.Functions.Imports;
using Pipeline.Functions.Imports.Activities;
using Pipeline.Functions.Orchestration;
using Pipeline.Functions.Tests.Http;
using static Pipeline.Functions.Tests.Imports.ImportDesk;

namespace Pipeline.Functions.Tests.Imports;

/// <summary>An accepted import comes to its end whatever becomes of its process, and at its end what it said of people is gone.</summary>
public sealed class ImportEndTests
{
    private static readonly string File = $"{Line(new { body = Bodies.Injury() })}\n{{}}\n{Line(new { kind = "concern", body = Bodies.Alert() })}\n";

    [Fact]
    public async Task Import_AtItsEnd_KeepsItsReportAndNothingElse()
    {
        await using var house = new HttpHouse();
        var answer = await ImportAsync(house, File);
        house.Cases.Documents.Texts(IdOf(answer).Owner).ShouldContain(File);

        await RunAsync(house);
        var report = (await StatusAsync(house, answer)).Text;
        house.Durable.Instances.Clear();

        house.Cases.Documents.Texts(IdOf(answer).Owner).ShouldBe(["""[{"line":2,"errors":{"body":["is required"]}}]"""]);
        (await StatusAsync(house, answer)).Text.ShouldBe(report, "the report outlives its process");
        report.ShouldBe("""{"total":3,"accepted":2,"rejected":[{"line":2,"errors":{"body":["is required"]}}],"done":true}""");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("i1")]
    public async Task Import_SentAgainAfterItsEnd_AnswersTheSameAndTakesNothingIn(string? key)
    {
        await using var house = new HttpHouse();
        (string, string)[] headers = key is null ? [] : [("Idempotency-Key", key)];
        var first = await ImportAsync(house, File, headers: headers);
        await RunAsync(house);
        house.Durable.Instances.Clear();

        var again = await ImportAsync(house, File, headers: headers);

        again.ShouldBe(202).Text.ShouldBe(first.Text);
        house.Durable.Instances.ShouldBeEmpty();
        house.Cases.Store.CommitCount.ShouldBe(2);
        house.Cases.Documents.Texts(IdOf(first).Owner).ShouldNotContain(File);
        if (key is not null)
        {
            (await ImportAsync(house, "{}", headers: headers)).ShouldBe(422, "idempotency-key-reused");
        }
    }

    [Fact]
    public async Task Import_WithoutAKey_IsTheSameForTheSameCallerAndBytesOnly()
    {
        await using var house = new HttpHouse();
        var first = await ImportAsync(house, File);

        (await ImportAsync(house, File)).Text.ShouldBe(first.Text);

        var others = new[]
        {
            await ImportAsync(house, File + "\n"),
            await house.SendAsync("POST", Url, People.Staff("another", Role.Operations), HttpHouse.Utf8(File), Ndjson),
        };
        others.Select(IdOf).Append(IdOf(first)).Select(import => import.Owner).ShouldBeUnique();
    }

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Failed)]
    [InlineData(OrchestrationRuntimeStatus.Terminated)]
    [InlineData(null)]
    public async Task Sweep_ProcessIsGone_StartsTheImportAgainToItsEnd(OrchestrationRuntimeStatus? ended)
    {
        await using var house = new HttpHouse();
        var answer = await ImportAsync(house, File);
        await new TakeImportLines(house.Get<Importer>()).RunAsync(new ImportPart(IdOf(answer).ToString(), 0), CancellationToken.None);
        Stop(house, answer, ended);
        var stopped = (await StatusAsync(house, answer)).Json;

        await SweepAsync(house);
        var restarted = (await StatusAsync(house, answer)).Json;
        await RunAsync(house);

        stopped.GetProperty("stopped").GetString().ShouldBe(ended?.ToString() ?? "Missing");
        restarted.TryGetProperty("stopped", out _).ShouldBeFalse();
        (await StatusAsync(house, answer)).Json.GetProperty("done").GetBoolean().ShouldBeTrue();
        house.Cases.Store.CommitCount.ShouldBe(2, "what was taken in before is not taken in again");
    }

    [Fact]
    public async Task Sweep_ImportIsAtWorkOrAtItsEnd_StartsNothing()
    {
        await using var house = new HttpHouse();
        await ImportAsync(house, File);
        await SweepAsync(house);
        await RunAsync(house);
        house.Durable.Instances.Clear();
        await SweepAsync(house);

        house.Durable.Started.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Sweep_BackendDoesNotAnswer_StartsNothing()
    {
        await using var house = new HttpHouse();
        await ImportAsync(house, File);
        house.Durable.Fail(new Grpc.Core.RpcException(new Grpc.Core.Status(Grpc.Core.StatusCode.Unavailable, "down")));

        await Should.ThrowAsync<StoreUnavailableException>(SweepAsync(house));

        house.Durable.Started.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Import_KeyOfOneWhoseProcessIsGone_StaysWithItsFile()
    {
        await using var house = new HttpHouse();
        await ImportAsync(house, File, headers: ("Idempotency-Key", "i1"));
        house.Durable.Instances.Clear();

        (await ImportAsync(house, "{}", headers: ("Idempotency-Key", "i1"))).ShouldBe(422, "idempotency-key-reused");
    }

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Terminated)]
    [InlineData(null)]
    public async Task Today_ShowsAnImportWhileItIsStopped(OrchestrationRuntimeStatus? ended)
    {
        await using var house = new HttpHouse();
        var answer = await ImportAsync(house, File);
        (await TodayAsync(house)).StoppedImports.ShouldBeEmpty();
        Stop(house, answer, ended);

        var page = await TodayAsync(house);
        await SweepAsync(house);

        page.StoppedImports.ShouldBe([new MorningImport(IdOf(answer).ToString(), house.Cases.Time.Now, 3, ended?.ToString())]);
        page.NeedsAHand.ShouldContain("1 imports stopped");
        (await TodayAsync(house)).StoppedImports.ShouldBeEmpty();
    }

    [Fact]
    public async Task Disposal_FileThatNobodyAccepted_IsRemovedOnceThePolicyKeepsItNoLonger()
    {
        await using var house = new HttpHouse();
        var file = new ImportFile(new SeededIds(3).NewCaseId(), HttpHouse.Utf8(File), People.Operations);
        await house.Get<ImportLog>().BeginAsync(file.BegunAt(house.Cases.Time.Now), CancellationToken.None);
        await house.Get<ImportFiles>().KeepAsync(file, CancellationToken.None);

        await SweepAsync(house);
        house.Cases.Time.Now += TimeSpan.FromDays(30) - TimeSpan.FromTicks(1);
        await DisposeAsync(house);
        var before = house.Cases.Documents.Texts(file.Id.Owner).Count;
        house.Cases.Time.Now += TimeSpan.FromTicks(1);
        await DisposeAsync(house);

        house.Durable.Started.ShouldBeEmpty("nobody was told that it was accepted");
        before.ShouldBe(2);
        house.Cases.Documents.Texts(file.Id.Owner).ShouldBeEmpty();
    }

    [Fact]
    public async Task Disposal_StoppedImport_IsGivenUpWithAgeAndMayBeSentAgain()
    {
        await using var house = new HttpHouse();
        var answer = await ImportAsync(house, File);
        house.Durable.Instances.Clear();
        house.Cases.Time.Now += TimeSpan.FromDays(31);

        await DisposeAsync(house);
        await SweepAsync(house);

        house.Durable.Instances.ShouldBeEmpty();
        house.Cases.Documents.Texts(IdOf(answer).Owner).ShouldBeEmpty();
        (await StatusAsync(house, answer)).ShouldBe(404, "not-found");
        house.Durable.Started.Clear();
        (await ImportAsync(house, File)).Text.ShouldBe(answer.Text);
        await DisposeAsync(house);
        await RunAsync(house);
        (await StatusAsync(house, answer)).Json.GetProperty("done").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Finish_BrokenOffAfterTheReport_RemovesTheRestWhenRepeated()
    {
        await using var house = new HttpHouse();
        var answer = await ImportAsync(house, File);
        var run = (ImportRun)house.Durable.Started.Single().Input!;
        var progress = ImportProgress.None.With(await house.Get<Importer>().TakeAsync(new ImportPart(run.ImportId, 0), CancellationToken.None));
        var begun = (await house.Get<ImportLog>().UnfinishedAsync(CancellationToken.None)).Single();
        await house.Get<ImportLog>().CompleteAsync(
            new ImportCompleted(begun.Owner, begun.ImportId, begun.Total, progress.Accepted, begun.Lines, progress.Rejections), CancellationToken.None);

        for (var time = 0; time < 2; time++)
        {
            await new FinishImport(house.Get<Importer>()).RunAsync(new ImportEnd(run, progress), CancellationToken.None);
        }

        house.Cases.Documents.Texts(begun.Owner).ShouldHaveSingleItem().ShouldStartWith("""[{"line":2""");
        (await StatusAsync(house, answer)).Json.GetProperty("accepted").GetInt32().ShouldBe(2);
    }

    private static void Stop(HttpHouse house, Reply answer, OrchestrationRuntimeStatus? ended)
    {
        if (ended is { } status)
        {
            house.Durable.Show(InstanceOf(answer), status, null);
        }
        else
        {
            house.Durable.Instances.Clear();
        }
    }

    private static Task SweepAsync(HttpHouse house) => house.Get<ImportSweep>().RunAsync(house.Durable, CancellationToken.None);

    private static Task DisposeAsync(HttpHouse house) => house.Get<ImportDisposal>().RunAsync(CancellationToken.None);

    private static Task<MorningPage> TodayAsync(HttpHouse house) =>
        house.Get<MorningReader>().ReadAsync(new CertainProcesses(house.Durable, house.Cases.Time, CertainProcesses.Patience), null, CancellationToken.None);
}
