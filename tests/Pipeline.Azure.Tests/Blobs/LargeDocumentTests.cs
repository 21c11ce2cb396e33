using Pipeline.Azure.Blobs;
using Pipeline.Azure.Tests.Components;
using Pipeline.Casework.Documents;
using Pipeline.Contracts;
using Xunit.Abstractions;

namespace Pipeline.Azure.Tests.Blobs;

/// <summary>The largest document there may be goes up and comes down, and the process grows by less than half of it.</summary>
[Collection(nameof(MemoryCollection))]
public sealed class LargeDocumentTests(AzuriteAccount account, ITestOutputHelper output)
{
    private const int Largest = 95 * 1024 * 1024;
    private const long MaxGrowth = 50 * 1024 * 1024;

    private readonly FaultyTransport _transport = new();

    private long _peak;

    [Fact]
    public async Task Document_OfTheLargestSize_TakesLittleMemoryBothWays()
    {
        var store = new BlobDocumentStore(account.ClientOver(_transport), new SpoolSpace());
        var caseId = Samples.NewCase();
        _transport.Instead = _ =>
        {
            Sample();
            return null;
        };
        await StoreAsync(store, 1);
        GC.Collect();
        var before = Environment.WorkingSet;

        _peak = before;
        var stored = await StoreAsync(store, Largest);
        var up = _peak - before;
        _peak = before;
        await using var content = (await store.OpenAsync(DocumentArea.Documents, caseId, stored.Sha256, default)).ShouldNotBeNull();
        var back = await StoredDocument.CopyAsync(content, (_, _) => Sampled(), Largest, default);
        var down = _peak - before;

        output.WriteLine($"up {up / 1024} KiB, down {down / 1024} KiB");
        back.ShouldBe(stored);
        stored.Size.ShouldBe(Largest);
        up.ShouldBeLessThan(MaxGrowth);
        down.ShouldBeLessThan(MaxGrowth);

        async Task<StoredDocument> StoreAsync(BlobDocumentStore into, int length)
        {
            await using var source = new EndlessBytes(length);
            return await into.PutAsync(DocumentArea.Documents, caseId, source, Largest, default);
        }
    }

    private Task Sampled()
    {
        Sample();
        return Task.CompletedTask;
    }

    private void Sample()
    {
        var now = Environment.WorkingSet;
        for (var peak = Interlocked.Read(ref _peak); now > peak; peak = Interlocked.Read(ref _peak))
        {
            Interlocked.CompareExchange(ref _peak, now, peak);
        }
    }

    /// <summary>A body as it comes over HTTP: no length, no way back.</summary>
    private sealed class EndlessBytes(int length) : Stream
    {
        private int _left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            var count = Math.Min(buffer.Length, _left);
            for (var i = 0; i < count; i++)
            {
                buffer[i] = (byte)((_left - i) * 2654435761u >> 13);
            }

            _left -= count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
