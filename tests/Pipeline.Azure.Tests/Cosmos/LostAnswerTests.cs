using System.Net;
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
        var upserts = 0;
        _wire.LoseAnswer(request => Wires.IsUpsert(request) && ++upserts == 2);

        await Should.ThrowAsync<StoreUnavailableException>(Interactive.RunAsync(() => _store.AppendAsync(commit, parts, default)));

        (await _store.AppendAsync(commit, parts, default)).ShouldBe(new AppendResult.AlreadyAppended());
        (await _store.ReadPartsAsync(_case, ["p1"], default)).ShouldBe(parts);
    }

    [Fact]
    public async Task Append_OfAnotherCommitWithTheSameId_LeavesNothingBehind()
    {
        var kept = Samples.Commit(_case, 1);
        await _store.AppendAsync(kept, [Samples.Part(_case, "p1")], default);

        (await _store.AppendAsync(kept with { Hash = "other" }, [Samples.Part(_case, "p2")], default)).ShouldBe(new AppendResult.AlreadyAppended());

        (await _store.ReadPartsAsync(_case, ["p1", "p2"], default)).ShouldHaveSingleItem().PartId.ShouldBe("p1");
    }

    [Fact]
    public async Task Append_WithMorePartsThanATransactionTakes_HasThemAll()
    {
        var parts = ManyParts();

        await _store.AppendAsync(Samples.Commit(_case, 1), parts, default);

        (await _store.ReadPartsAsync(_case, [.. parts.Select(part => part.PartId)], default)).Count.ShouldBe(parts.Count);
    }

    [Fact]
    public async Task Append_WithLargerPartsThanATransactionTakes_HasThemAll()
    {
        IReadOnlyList<PartDocument> parts = [.. Enumerable.Range(0, 3).Select(n => Samples.Part(_case, $"p{n}") with { Text = new string('é', 200_000) })];

        await _store.AppendAsync(Samples.Commit(_case, 1), parts, default);

        (await _store.ReadPartsAsync(_case, ["p0", "p1", "p2"], default)).Select(part => part.Text.Length).ShouldBe([200_000, 200_000, 200_000]);
    }

    [Fact]
    public async Task Append_ThatMeetsAnotherAfterItsFirstParts_LeavesNothingBehind()
    {
        var kept = Samples.Commit(_case, 1);
        var parts = ManyParts();
        _wire.Before(Wires.IsCreate, () => _store.AppendAsync(kept, [], default));

        (await _store.AppendAsync(Samples.Commit(_case, 1), parts, default)).ShouldBe(new AppendResult.Conflict());

        (await _store.ReadPartsAsync(_case, [.. parts.Select(part => part.PartId)], default)).ShouldBeEmpty();
        (await _store.ReadCommitsAsync(_case, 0, default)).ShouldBe([kept]);
    }

    [Fact]
    public async Task Append_WithAnAnswerThatNobodyExpects_IsNotSaidToBeAppended()
    {
        _wire.Answer(HttpStatusCode.NotFound);

        await Should.ThrowAsync<InvalidOperationException>(_store.AppendAsync(Samples.Commit(_case, 1), [], default));
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

    /// <summary>More than the transaction of their commit takes.</summary>
    private IReadOnlyList<PartDocument> ManyParts() => [.. Enumerable.Range(0, 95).Select(n => Samples.Part(_case, $"p{n}"))];
}
