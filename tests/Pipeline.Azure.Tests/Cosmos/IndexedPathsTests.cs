using Pipeline.Azure.Cosmos;
using Pipeline.Azure.Cosmos.Logs;
using Pipeline.Azure.Cosmos.Record;
using Pipeline.Azure.Tests.Bicep;
using Pipeline.Casework.Audit;
using Pipeline.Contracts;
using Pipeline.Contracts.Components;

namespace Pipeline.Azure.Tests.Cosmos;

/// <summary>What is asked is indexed, and nothing else is: each further path makes every write dearer.</summary>
[Collection(nameof(CosmosEmulator))]
public sealed class IndexedPathsTests(CosmosDatabase database) : IClassFixture<CosmosDatabase>
{
    [Fact]
    public async Task Cases_IndexWhatTheStoreAsks()
    {
        var store = new CosmosCaseStore(database.Containers);
        using var sent = new QueriesSent(database.Wire);

        await store.ReadCommitsAsync(Samples.NewCase(), 0, default);
        await store.ReadPartsAsync(Samples.NewCase(), ["p1", "p2"], default);
        await store.FindOwedAsync(Samples.Now, default).ToListAsync();
        await store.ReadHeadsAsync(null, default).ToListAsync();

        sent.Paths.ShouldBe(IndexedPaths.Of(Containers.Cases));
    }

    [Fact]
    public async Task Audit_IndexesWhatTheLogAsks()
    {
        var log = new CosmosAuditLog(database.Containers, TimeProvider.System);
        using var sent = new QueriesSent(database.Wire);

        await log.ReadAsync(
            new AuditQuery { CaseId = Samples.NewCase(), Actor = "anna", LocationId = "1-1", From = Samples.Now, To = Samples.Now }, default);

        sent.Paths.ShouldBe(IndexedPaths.Of(Containers.Audit));
    }

    [Fact]
    public async Task House_IndexesWhatTheLogAsks()
    {
        var log = new CosmosHouseLog(database.Containers);
        using var sent = new QueriesSent(database.Wire);

        await log.ReadLatestAsync("digests", default);
        await log.ReadAsync("digests", string.Empty, default).ToListAsync();

        sent.Paths.ShouldBe(IndexedPaths.Of(Containers.House));
    }
}
