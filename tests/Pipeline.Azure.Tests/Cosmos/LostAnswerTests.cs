using Pipeline.Azure.Cosmos.Logs;
using Pipeline.Azure.Cosmos.Record;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Contracts;
using Pipeline.Contracts.Components;

namespace Pipeline.Azure.Tests.Cosmos;

/// <summary>Writes that happened though nobody was told, and writers who meet.</summary>
[Collection(nameof(CosmosEmulator))]
public sealed class LostAnswerTests : IClassFixture<CosmosDatabase>, IDisposable
{
    private readonly CaseId _case = Samples.NewCase();
    private readonly PausesOver _time = new();
    private readonly CosmosDatabase _database;
    private readonly CosmosWire _wire;
    private readonly CosmosCaseStore _store;

    public LostAnswerTests(CosmosDatabase database)
    {
        _database = database;
        _wire = database.Wire;
        _store = new CosmosCaseStore(database.At(_time));
    }

    [Fact]
    public async Task Append_WhoseAnswerIsLost_IsFoundDoneByTheBackgroundItself()
    {
        var commit = Samples.Commit(_case, 1);
        _wire.LoseAnswer(Wires.IsUpsert);

        (await _store.AppendAsync(commit, [], default)).ShouldBe(new AppendResult.AlreadyAppended());

        (await _store.ReadCommitsAsync(_case, 0, default)).ShouldBe([commit]);
    }

    [Fact]
    public async Task Append_WhoseAnswerIsLost_IsFoundDoneWhenTheCallerRepeatsIt()
    {
        var commit = Samples.Commit(_case, 1);
        IReadOnlyList<PartDocument> parts = [Samples.Part(_case, "p1")];
        _wire.LoseAnswer(Wires.IsUpsert);

        await Should.ThrowAsync<StoreUnavailableException>(Interactive.RunAsync(() => _store.AppendAsync(commit, parts, default)));

        (await _store.AppendAsync(commit, parts, default)).ShouldBe(new AppendResult.AlreadyAppended());
        (await _store.ReadPartsAsync(_case, ["p1"], default)).ShouldBe(parts);
    }

    [Fact]
    public async Task Append_ThatMeetsAnotherAfterItsParts_LeavesNothingBehind()
    {
        var kept = Samples.Commit(_case, 1);
        _wire.Before(Wires.IsCreate, () => _store.AppendAsync(kept, [], default));

        (await _store.AppendAsync(Samples.Commit(_case, 1), [Samples.Part(_case, "p1"), Samples.Part(_case, "p2")], default))
            .ShouldBe(new AppendResult.Conflict());

        (await _store.ReadPartsAsync(_case, ["p1", "p2"], default)).ShouldBeEmpty();
        (await _store.ReadCommitsAsync(_case, 0, default)).ShouldBe([kept]);
    }

    [Fact]
    public async Task Snapshot_ReplacedByANewerOneMeanwhile_StaysTheNewerOne()
    {
        var newest = Samples.Snapshot(_case, 24, 1, "newest");
        await _store.WriteSnapshotAsync(Samples.Snapshot(_case, 8, 1, "first"), default);
        _wire.Before(Wires.IsReplace, () => _store.WriteSnapshotAsync(newest, default));

        await _store.WriteSnapshotAsync(Samples.Snapshot(_case, 16, 1, "slow"), default);

        (await _store.ReadSnapshotAsync(_case, default)).ShouldBe(newest);
    }

    [Fact]
    public async Task Snapshot_ReplacedByAnOlderOneMeanwhile_IsWrittenOverThat()
    {
        var newest = Samples.Snapshot(_case, 24, 1, "newest");
        await _store.WriteSnapshotAsync(Samples.Snapshot(_case, 8, 1, "first"), default);
        _wire.Before(Wires.IsReplace, () => _store.WriteSnapshotAsync(Samples.Snapshot(_case, 16, 1, "other"), default));

        await _store.WriteSnapshotAsync(newest, default);

        (await _store.ReadSnapshotAsync(_case, default)).ShouldBe(newest);
    }

    [Fact]
    public async Task Snapshot_FirstWrittenByAnotherMeanwhile_IsComparedWithThat()
    {
        var newest = Samples.Snapshot(_case, 24, 1, "newest");
        _wire.Before(Wires.IsCreate, () => _store.WriteSnapshotAsync(Samples.Snapshot(_case, 16, 1, "other"), default));

        await _store.WriteSnapshotAsync(newest, default);

        (await _store.ReadSnapshotAsync(_case, default)).ShouldBe(newest);
    }

    [Fact]
    public async Task AuditEntry_WhoseAnswerIsLost_IsThereOnce()
    {
        var log = new CosmosAuditLog(_database.At(_time), _time);
        var entry = new AuditEntry { At = Samples.Now, Actor = "anna", What = "case", CaseId = _case };
        _wire.LoseAnswer(Wires.IsCreate);

        await log.WriteAsync(entry, default);

        (await log.ReadAsync(new AuditQuery { CaseId = _case }, default)).Items.ShouldBe([entry]);
    }

    [Fact]
    public async Task HouseEntry_WhoseAnswerIsLost_IsSaidToBeAdded()
    {
        var log = new CosmosHouseLog(_database.At(_time));
        var entry = new HouseEntry(Samples.NewId("kind"), "2026-03-02", Samples.Now, "{}");
        _wire.LoseAnswer(Wires.IsCreate);

        (await log.AddAsync(entry, default)).ShouldBeTrue();
        (await log.AddAsync(entry, default)).ShouldBeFalse();
    }

    public void Dispose() => _wire.Between = null;
}
