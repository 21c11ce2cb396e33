using System.Text;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Tests.Audit;

public sealed class CheckpointTests
{
    private static readonly CaseId First = CaseId.From([1, 1, 1, 1, 1, 1, 1]);
    private static readonly CaseId Second = CaseId.From([9, 9, 9, 9, 9, 9, 9]);

    private readonly HeadsOnly _record = new();
    private readonly MemoryCheckpoints _checkpoints = new();

    public CheckpointTests()
    {
        _record.Set(First, "a1", "a2");
        _record.Set(Second, "b1", "b2", "b3");
    }

    private CheckpointVerifier Verifier => new(_record, _checkpoints);

    [Fact]
    public async Task Write_Twice_ChainsTheSecondToTheFirst()
    {
        (await WriteAsync()).ShouldBe(1);
        (await WriteAsync()).ShouldBe(2);

        var report = await Verifier.VerifyAsync(default);

        report.Intact.ShouldBeTrue();
        report.Checkpoints.ShouldBe(2);
    }

    [Fact]
    public async Task Write_WhileAnotherWroteTheSameNumber_LeavesTheOther()
    {
        await WriteAsync();
        var before = _checkpoints.Contents[0];
        _checkpoints.HideLatest = true;

        (await WriteAsync()).ShouldBe(1);

        _checkpoints.Contents.ShouldHaveSingleItem().ShouldBe(before);
    }

    [Fact]
    public async Task Verify_CasesThatGrewOrAreNew_AreIntact()
    {
        await WriteAsync();
        _record.Set(First, "a1", "a2", "a3");
        _record.Set(CaseId.From([5, 5, 5, 5, 5, 5, 5]), "c1");

        (await Verifier.VerifyAsync(default)).Intact.ShouldBeTrue();
    }

    [Fact]
    public async Task Verify_LostTail_NamesTheCase()
    {
        await WriteAsync();
        _record.Set(Second, "b1");

        var link = (await Verifier.VerifyAsync(default)).Broken.ShouldHaveSingleItem();

        link.CaseId.ShouldBe(Second);
        link.What.ShouldBe("the commits after 1 are gone");
    }

    [Fact]
    public async Task Verify_LostCase_NamesTheCase()
    {
        await WriteAsync();
        _record.Remove(First);

        (await Verifier.VerifyAsync(default)).Broken.ShouldHaveSingleItem().ShouldBe(new BrokenLink(First, 2, "the case is gone"));
    }

    [Fact]
    public async Task Verify_RewrittenCommitUnderALongerChain_NamesTheCase()
    {
        await WriteAsync();
        _record.Set(First, "a1", "other", "a3");

        (await Verifier.VerifyAsync(default)).Broken.ShouldHaveSingleItem().CaseId.ShouldBe(First);
    }

    [Fact]
    public async Task Verify_AlteredCheckpoint_ShowsInTheNext()
    {
        await WriteAsync();
        await WriteAsync();
        _checkpoints.Contents[0] = _checkpoints.Contents[0].Replace("a2", "a9", StringComparison.Ordinal);

        (await Verifier.VerifyAsync(default)).Faults.ShouldHaveSingleItem().ShouldBe("checkpoint 2 does not follow from the one before");
    }

    [Fact]
    public async Task Verify_CutOffCheckpoint_SaysSo()
    {
        await WriteAsync();
        var lines = _checkpoints.Contents[0].Split('\n');
        _checkpoints.Contents[0] = string.Join('\n', lines.Take(2)) + "\n";

        (await Verifier.VerifyAsync(default)).Faults.ShouldHaveSingleItem().ShouldBe("checkpoint 1 is cut off");
    }

    private Task<int> WriteAsync() => new CheckpointWriter(_record, _checkpoints, TimeProvider.System).WriteAsync(default);

    private sealed class MemoryCheckpoints : ICheckpointStore
    {
        public List<string> Contents { get; } = [];

        /// <summary>As for a writer that looked before the other wrote.</summary>
        public bool HideLatest { get; set; }

        public Task<int> ReadLatestAsync(CancellationToken cancellationToken) => Task.FromResult(HideLatest ? Contents.Count - 1 : Contents.Count);

        public Task<Stream?> OpenAsync(int number, CancellationToken cancellationToken) =>
            Task.FromResult<Stream?>(number <= Contents.Count ? new MemoryStream(Encoding.UTF8.GetBytes(Contents[number - 1])) : null);

        public async Task<bool> AddAsync(int number, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
        {
            if (number <= Contents.Count)
            {
                return false;
            }

            using var content = new MemoryStream();
            await write(content, cancellationToken);
            Contents.Add(Encoding.UTF8.GetString(content.ToArray()));
            return true;
        }
    }

    private sealed class HeadsOnly : ICaseStore
    {
        private readonly SortedDictionary<string, string[]> _hashes = new(StringComparer.Ordinal);

        public void Set(CaseId caseId, params string[] hashes) => _hashes[caseId.Value] = hashes;

        public void Remove(CaseId caseId) => _hashes.Remove(caseId.Value);

        public Task<IReadOnlyList<CommitDocument>> ReadCommitsAsync(CaseId caseId, int afterVersion, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<CommitDocument>>([.. _hashes[caseId.Value].Select((hash, index) => new CommitDocument
            {
                Id = CommitDocument.IdOf(caseId, index + 1),
                Type = CommitDocument.DocumentType,
                CaseId = caseId,
                Version = index + 1,
                CommitId = hash,
                Hash = hash,
                Payload = "{}",
                Closed = false,
            }).Skip(afterVersion)]);

        public async IAsyncEnumerable<CaseHead> ReadHeadsAsync(
            CaseId? after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            foreach (var (caseId, hashes) in _hashes.ToList())
            {
                yield return await Task.FromResult(new CaseHead(CaseId.Parse(caseId), hashes.Length, hashes[^1], null, false));
            }
        }

        public Task<AppendResult> AppendAsync(CommitDocument commit, IReadOnlyList<PartDocument> parts, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<SnapshotDocument?> ReadSnapshotAsync(CaseId caseId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task WriteSnapshotAsync(SnapshotDocument snapshot, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<PartDocument>> ReadPartsAsync(CaseId caseId, IReadOnlyCollection<string> partIds, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task DisposePartAsync(CaseId caseId, string partId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<CaseHead> FindOwedAsync(DateTimeOffset before, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
