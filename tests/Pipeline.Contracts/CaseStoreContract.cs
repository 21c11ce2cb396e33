using Pipeline.Casework.Cases;

namespace Pipeline.Contracts;

/// <summary>What every case store keeps to.</summary>
public abstract class CaseStoreContract
{
    private readonly CaseId _case = Samples.NewCase();

    protected abstract ICaseStore Store { get; }

    [Fact]
    public async Task Append_FirstCommit_IsReadBackExactly()
    {
        var commit = Samples.Commit(_case, 1) with { Owed = new Owed("effect:appraise", Samples.Now.AddMinutes(15)) };

        (await Append(commit)).ShouldBe(new AppendResult.Appended());

        (await Store.ReadCommitsAsync(_case, 0, default)).ShouldBe([commit]);
    }

    [Fact]
    public async Task Append_SameCommitAgain_IsAlreadyAppended()
    {
        var commit = Samples.Commit(_case, 1);
        await Append(commit);

        (await Append(commit)).ShouldBe(new AppendResult.AlreadyAppended());

        (await Store.ReadCommitsAsync(_case, 0, default)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Append_SameCommitAfterALaterOne_IsAlreadyAppendedAndTheHeadStays()
    {
        var first = Samples.Commit(_case, 1);
        var second = Samples.Commit(_case, 2);
        await Append(first);
        await Append(second);

        (await Append(first)).ShouldBe(new AppendResult.AlreadyAppended());

        (await HeadAsync()).Hash.ShouldBe(second.Hash);
        (await HeadAsync()).Version.ShouldBe(2);
    }

    [Fact]
    public async Task Append_OtherCommitOfTheVersion_IsConflictAndChangesNothing()
    {
        var kept = Samples.Commit(_case, 1);
        await Append(kept);

        (await Append(Samples.Commit(_case, 1) with { Payload = "{}", Owed = new Owed(Owed.Parked, Samples.Now) })).ShouldBe(new AppendResult.Conflict());

        (await Store.ReadCommitsAsync(_case, 0, default)).ShouldBe([kept]);
        (await HeadAsync()).Owed.ShouldBeNull();
    }

    [Fact]
    public async Task Append_ManyWritersOfOneVersion_ExactlyOneWins()
    {
        await Append(Samples.Commit(_case, 1));

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Append(Samples.Commit(_case, 2))));

        results.Count(result => result is AppendResult.Appended).ShouldBe(1);
        results.Count(result => result is AppendResult.Conflict).ShouldBe(7);
        (await Store.ReadCommitsAsync(_case, 0, default)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task ReadCommits_AfterAVersion_GivesTheRestInOrder()
    {
        for (var version = 1; version <= 12; version++)
        {
            await Append(Samples.Commit(_case, version));
        }

        (await Store.ReadCommitsAsync(_case, 8, default)).Select(commit => commit.Version).ShouldBe([9, 10, 11, 12]);
        (await Store.ReadCommitsAsync(_case, 12, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ReadCommits_UnknownCase_IsEmpty() => (await Store.ReadCommitsAsync(Samples.NewCase(), 0, default)).ShouldBeEmpty();

    [Fact]
    public async Task Payload_OfTheLargestSize_IsKeptByteForByte()
    {
        var commit = Samples.Commit(_case, 1) with { Payload = string.Concat(Enumerable.Repeat("\"é☂1.0\\n\"", 20_000)) };

        await Append(commit);

        (await Store.ReadCommitsAsync(_case, 0, default)).ShouldHaveSingleItem().Payload.ShouldBe(commit.Payload);
    }

    [Fact]
    public async Task Parts_AppendedWithACommit_AreReadById()
    {
        var (first, second) = (Samples.Part(_case, "p1"), Samples.Part(_case, "p2") with { Kind = PartKind.Submitter });
        await Store.AppendAsync(Samples.Commit(_case, 1), [first, second], default);

        (await Store.ReadPartsAsync(_case, ["p2", "p1", "p3"], default)).OrderBy(part => part.PartId, StringComparer.Ordinal).ShouldBe([first, second]);
        (await Store.ReadPartsAsync(_case, ["p2"], default)).ShouldBe([second]);
        (await Store.ReadPartsAsync(Samples.NewCase(), ["p1"], default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task DisposePart_DeletesItForGoodAndLeavesTheRest()
    {
        var commit = Samples.Commit(_case, 1);
        await Store.AppendAsync(commit, [Samples.Part(_case, "p1"), Samples.Part(_case, "p2")], default);

        await Store.DisposePartAsync(_case, "p1", default);
        await Store.DisposePartAsync(_case, "p1", default);

        (await Store.ReadPartsAsync(_case, ["p1", "p2"], default)).ShouldHaveSingleItem().PartId.ShouldBe("p2");
        (await Store.ReadCommitsAsync(_case, 0, default)).ShouldBe([commit]);
    }

    [Fact]
    public async Task DisposePart_AppendRepeatedLater_DoesNotBringItBack()
    {
        var commit = Samples.Commit(_case, 1);
        await Store.AppendAsync(commit, [Samples.Part(_case, "p1")], default);
        await Store.DisposePartAsync(_case, "p1", default);

        (await Store.AppendAsync(commit, [], default)).ShouldBe(new AppendResult.AlreadyAppended());

        (await Store.ReadPartsAsync(_case, ["p1"], default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task DisposePart_AppendRepeatedLaterWithItsParts_DoesNotBringItBack()
    {
        var commit = Samples.Commit(_case, 1);
        IReadOnlyList<PartDocument> parts = [Samples.Part(_case, "p1"), Samples.Part(_case, "p2")];
        await Store.AppendAsync(commit, parts, default);
        await Store.DisposePartAsync(_case, "p1", default);

        (await Store.AppendAsync(commit, parts, default)).ShouldBe(new AppendResult.AlreadyAppended());

        (await Store.ReadPartsAsync(_case, ["p1", "p2"], default)).ShouldHaveSingleItem().PartId.ShouldBe("p2");
    }

    [Fact]
    public async Task Snapshot_NeverMovesBack()
    {
        (await Store.ReadSnapshotAsync(_case, default)).ShouldBeNull();
        var newest = Samples.Snapshot(_case, 8, 3, "newest");

        await Store.WriteSnapshotAsync(Samples.Snapshot(_case, 8, 2, "first"), default);
        await Store.WriteSnapshotAsync(newest, default);
        await Store.WriteSnapshotAsync(Samples.Snapshot(_case, 8, 2, "older fold"), default);
        await Store.WriteSnapshotAsync(Samples.Snapshot(_case, 7, 9, "older version"), default);

        (await Store.ReadSnapshotAsync(_case, default)).ShouldBe(newest);
    }

    [Fact]
    public async Task FindOwed_GivesWhatWasDueBeforeTheOldestFirst()
    {
        var (late, later, future) = (Samples.NewCase(), Samples.NewCase(), Samples.NewCase());
        await Append(Samples.Commit(later, 1) with { Owed = new Owed("tick:x", Samples.Now.AddMinutes(-1)) });
        await Append(Samples.Commit(late, 1) with { Owed = new Owed("effect:ask", Samples.Now.AddMinutes(-2)) });
        await Append(Samples.Commit(future, 1) with { Owed = new Owed("tick:x", Samples.Now) });
        await Append(Samples.Commit(_case, 1) with { Owed = new Owed("tick:x", Samples.Now.AddDays(-1)) });
        await Append(Samples.Commit(_case, 2));

        var found = await Collect(Store.FindOwedAsync(Samples.Now, default), [late, later, future, _case]);

        found.Select(head => head.CaseId).ShouldBe([late, later]);
        found[0].Owed.ShouldBe(new Owed("effect:ask", Samples.Now.AddMinutes(-2)));
    }

    [Fact]
    public async Task ReadHeads_GivesEveryCaseByIdWithItsNewestCommit()
    {
        var cases = Enumerable.Range(0, 5).Select(_ => Samples.NewCase()).OrderBy(id => id.Value, StringComparer.Ordinal).ToList();
        foreach (var id in cases)
        {
            await Append(Samples.Commit(id, 1));
        }

        var closing = Samples.Commit(cases[1], 2) with { Closed = true };
        await Append(closing);

        var heads = await Collect(Store.ReadHeadsAsync(null, default), cases);
        heads.Select(head => head.CaseId).ShouldBe(cases);
        heads[1].ShouldBe(new CaseHead(cases[1], 2, closing.Hash, null, true));
        (await Collect(Store.ReadHeadsAsync(cases[2], default), cases)).Select(head => head.CaseId).ShouldBe([cases[3], cases[4]]);
    }

    private Task<AppendResult> Append(CommitDocument commit) => Store.AppendAsync(commit, [], default);

    private async Task<CaseHead> HeadAsync() => (await Collect(Store.ReadHeadsAsync(null, default), [_case])).ShouldHaveSingleItem();

    private static async Task<List<CaseHead>> Collect(IAsyncEnumerable<CaseHead> heads, IReadOnlyCollection<CaseId> cases)
    {
        var found = new List<CaseHead>();
        await foreach (var head in heads)
        {
            if (cases.Contains(head.CaseId))
            {
                found.Add(head);
            }
        }

        return found;
    }
}
