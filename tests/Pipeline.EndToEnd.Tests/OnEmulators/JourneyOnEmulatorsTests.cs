using System.IO.Compression;
using System.Net;
using Azure.Storage;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Azure.Blobs;
using Pipeline.Azure.Cosmos.Logs;
using Pipeline.Azure.Cosmos.Record;
using Pipeline.Azure.Cosmos.Registers;
using Pipeline.Azure.Cosmos.Worklists;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Publication;
using Pipeline.Contracts.Components;
using Pipeline.Embedded.Cases;
using Pipeline.Embedded.Hosting.Feed;
using Pipeline.EndToEnd.Tests.Scenarios;
using Pipeline.EndToEnd.Tests.Scenarios.Steps;
using Case = Pipeline.EndToEnd.Tests.Scenarios.Case;
using Publisher = Pipeline.EndToEnd.Tests.Scenarios.Steps.Publisher;

namespace Pipeline.EndToEnd.Tests.OnEmulators;

/// <summary>
/// The whole way of a case through the functions, with HTTP, queues and processes of this machine, and everything that is kept where Azure keeps
/// it: record, worklist, register, audit and the house's log in Cosmos DB, documents, editions and checkpoints in Blob Storage.
/// </summary>
[Collection(EmulatorsCollection.Name)]
public sealed class JourneyOnEmulatorsTests(CosmosEmulator emulator, AzuriteBlobs blobs) : IAsyncLifetime
{
    private readonly CosmosDatabase _database = new(emulator);

    private BlobServiceClient Blobs => new(blobs.BlobServiceUri, new StorageSharedKeyCredential(AzuriteBlobs.AccountName, AzuriteBlobs.AccountKey));

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        foreach (var container in BlobContainers.All)
        {
            await Blobs.GetBlobContainerClient(container).CreateIfNotExistsAsync();
        }
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Notification_OnCosmosAndBlobs_BecomesAPublishedReport()
    {
        using var store = new FedCaseStore(_database.Containers);
        var pipeline = await LivePipeline.StartAsync(options => options with { Ports = services => Register(services, store) });
        await using var house = new House(pipeline, new Coverage());

        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Scenarios.Steps.Triage.Accepts(), Inspector.Plans("S1", "S2"), Inspector.Visits());
        await injury.AddsDocumentAsync(Inspector.Header, "rota.txt", "The rota of the week.");
        await injury.DoAsync(Inspector.Judges("S1", 3), Inspector.Judges("S2", 3), Inspector.Completes());
        await injury.DoAsync(Inspector.Submits(), Reviewer.Approves(), Provider.HasNothing(), Publisher.SignsOff());

        await injury.IsInAsync("published", waitsFor: null, due: "2026-03-23");
        var place = await house.PublicPlaceAsync();
        place.Text("reports.0.keyQuestions.0.rating").ShouldBe("good");
        (await house.PageAsync(place.Text("reports.0.reportUrl")!)).ShouldContain("<h1>A care home</h1>");
        await ShouldBeInTheBundleAsync(injury);

        await house.UntilAsync("2026-03-24 08:00");

        await injury.IsClosedAsync("published");
        await house.LeaveAsync();
        await ShouldBeWhereAzureHasItAsync(CaseId.Parse(injury.Id));
        (await pipeline.Services.GetRequiredService<SqliteCaseStore>().ReadEndAsync(default)).ShouldBe(0);
    }

    private static async Task ShouldBeInTheBundleAsync(Case played)
    {
        using var answer = await played.ReadAsync("/bundle", Manager.Header);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var bundle = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var texts = bundle.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }).ToList();
        texts.ShouldContain("The rota of the week.");
        texts.ShouldContain(text => text.Contains("stage-entered", StringComparison.Ordinal));
    }

    private async Task ShouldBeWhereAzureHasItAsync(CaseId caseId)
    {
        var record = new CosmosCaseStore(_database.Containers);
        var commits = await record.ReadCommitsAsync(caseId, 0, default);
        commits.Select(commit => commit.Version).ShouldBe(Enumerable.Range(1, commits.Count));
        var head = await record.ReadHeadsAsync(null, default).SingleAsync();
        head.ShouldBe(new CaseHead(caseId, commits.Count, commits[^1].Hash, null, Closed: true));
        (await record.ReadSnapshotAsync(caseId, default)).ShouldNotBeNull();

        var audit = new CosmosAuditLog(_database.Containers, TimeProvider.System);
        (await audit.ReadAsync(new AuditQuery { CaseId = caseId }, default)).Items.ShouldContain(entry => entry.What == "bundle");

        (await CountAsync(BlobContainers.Of(DocumentArea.Documents), caseId)).ShouldBeGreaterThan(0);
        (await new BlobCheckpointStore(Blobs, new SpoolSpace(), new IdSource()).ReadLatestAsync(default)).ShouldBeGreaterThan(0);
    }

    private async Task<int> CountAsync(string container, CaseId caseId)
    {
        var count = 0;
        await foreach (var blob in Blobs.GetBlobContainerClient(container).GetBlobsAsync())
        {
            count += blob.Name.StartsWith(caseId.Value, StringComparison.Ordinal) ? 1 : 0;
        }

        return count;
    }

    private void Register(IServiceCollection services, FedCaseStore store)
    {
        services.AddSingleton(_database.Containers);
        services.AddSingleton<ICaseStore>(store);
        services.AddSingleton<IChangeFeedSource>(store);
        services.AddSingleton<IAuditLog, CosmosAuditLog>();
        services.AddSingleton<IHouseLog, CosmosHouseLog>();
        services.AddSingleton<IWorklist, CosmosWorklist>();
        services.AddSingleton<IRegister, CosmosRegister>();
        services.AddSingleton(Blobs);
        services.AddSingleton(new SpoolSpace());
        services.AddSingleton<IDocumentStore, BlobDocumentStore>();
        services.AddSingleton<ICheckpointStore, BlobCheckpointStore>();
    }
}
