using System.Security.Cryptography;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;

namespace Pipeline.Contracts;

/// <summary>What every document store keeps to.</summary>
public abstract class DocumentStoreContract
{
    private readonly CaseId _case = Samples.NewCase();

    protected abstract IDocumentStore Store { get; }

    [Theory]
    [InlineData(DocumentArea.Documents, 0)]
    [InlineData(DocumentArea.Documents, 1)]
    [InlineData(DocumentArea.Documents, 3_000_000)]
    [InlineData(DocumentArea.Register, 5_000)]
    public async Task Put_Content_IsReadBackUnderItsHash(DocumentArea area, int size)
    {
        var content = RandomNumberGenerator.GetBytes(size);

        var stored = await PutAsync(area, content);

        stored.ShouldBe(new StoredDocument(Convert.ToHexStringLower(SHA256.HashData(content)), size));
        (await ReadAsync(area, stored.Sha256)).ShouldBe(content);
    }

    [Fact]
    public async Task Put_SameBytesTwice_IsOneBlob()
    {
        var first = await PutAsync(DocumentArea.Documents, [1, 2, 3]);

        (await PutAsync(DocumentArea.Documents, [1, 2, 3])).ShouldBe(first);

        (await ReadAsync(DocumentArea.Documents, first.Sha256)).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Put_ExactlyTheLimit_IsKept()
    {
        using var content = new MemoryStream(new byte[1000]);

        (await Store.PutAsync(DocumentArea.Documents, _case, content, 1000, default)).Size.ShouldBe(1000);
    }

    [Fact]
    public async Task Put_OverTheLimit_KeepsNothing()
    {
        var bytes = RandomNumberGenerator.GetBytes(1001);
        using var content = new MemoryStream(bytes);

        var refused = await Should.ThrowAsync<DocumentTooLargeException>(Store.PutAsync(DocumentArea.Documents, _case, content, 1000, default));

        refused.MaxBytes.ShouldBe(1000);
        (await Store.OpenAsync(DocumentArea.Documents, _case, Convert.ToHexStringLower(SHA256.HashData(bytes)), default)).ShouldBeNull();
    }

    [Fact]
    public async Task Put_SourceBreaksOff_PassesItsExceptionOnAndKeepsNothing()
    {
        var bytes = RandomNumberGenerator.GetBytes(200_000);
        using var content = new BrokenStream(bytes);

        (await Should.ThrowAsync<IOException>(Store.PutAsync(DocumentArea.Documents, _case, content, 1_000_000, default))).Message.ShouldBe(BrokenStream.Reason);

        (await Store.OpenAsync(DocumentArea.Documents, _case, Convert.ToHexStringLower(SHA256.HashData(bytes)), default)).ShouldBeNull();
    }

    [Fact]
    public async Task Open_IsSeekable()
    {
        var stored = await PutAsync(DocumentArea.Documents, [.. Enumerable.Range(0, 256).Select(i => (byte)i)]);

        await using var content = await Store.OpenAsync(DocumentArea.Documents, _case, stored.Sha256, default);

        content.ShouldNotBeNull().CanSeek.ShouldBeTrue();
        content.Length.ShouldBe(256);
        content.Seek(200, SeekOrigin.Begin);
        content.ReadByte().ShouldBe(200);
    }

    [Theory]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("../../pipeline.db")]
    [InlineData("")]
    public async Task Open_Unknown_IsNull(string sha256) =>
        (await Store.OpenAsync(DocumentArea.Documents, _case, sha256, default)).ShouldBeNull();

    [Fact]
    public async Task Blob_BelongsToItsCaseAndArea()
    {
        var stored = await PutAsync(DocumentArea.Documents, [4, 5, 6]);

        (await Store.OpenAsync(DocumentArea.Documents, Samples.NewCase(), stored.Sha256, default)).ShouldBeNull();
        (await Store.OpenAsync(DocumentArea.Register, _case, stored.Sha256, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Dispose_DeletesAndMayBeRepeated()
    {
        var stored = await PutAsync(DocumentArea.Documents, [7, 8, 9]);

        await Store.DisposeAsync(_case, stored.Sha256, default);
        await Store.DisposeAsync(_case, stored.Sha256, default);

        (await Store.OpenAsync(DocumentArea.Documents, _case, stored.Sha256, default)).ShouldBeNull();
    }

    [Fact]
    public async Task DisposeAll_DeletesTheDocumentsOfThatCaseOnlyAndMayBeRepeated()
    {
        var other = Samples.NewCase();
        var first = await PutAsync(DocumentArea.Documents, [1, 1, 1]);
        var second = await PutAsync(DocumentArea.Documents, [2, 2, 2]);
        var published = await PutAsync(DocumentArea.Register, [1, 1, 1]);
        using var content = new MemoryStream([1, 1, 1]);
        await Store.PutAsync(DocumentArea.Documents, other, content, 10, default);

        await Store.DisposeAllAsync(_case, default);
        await Store.DisposeAllAsync(_case, default);

        (await Store.OpenAsync(DocumentArea.Documents, _case, first.Sha256, default)).ShouldBeNull();
        (await Store.OpenAsync(DocumentArea.Documents, _case, second.Sha256, default)).ShouldBeNull();
        (await ReadAsync(DocumentArea.Register, published.Sha256)).ShouldBe([1, 1, 1]);
        await using var kept = await Store.OpenAsync(DocumentArea.Documents, other, first.Sha256, default);
        kept.ShouldNotBeNull();
    }

    [Fact]
    public Task DisposeAll_NothingWasEverStored_DoesNothing() => Store.DisposeAllAsync(_case, default);

    private async Task<StoredDocument> PutAsync(DocumentArea area, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        return await Store.PutAsync(area, _case, content, 10_000_000, default);
    }

    private async Task<byte[]> ReadAsync(DocumentArea area, string sha256)
    {
        await using var content = (await Store.OpenAsync(area, _case, sha256, default)).ShouldNotBeNull();
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        return copy.ToArray();
    }

    /// <summary>An upload whose sender goes away near the end.</summary>
    private sealed class BrokenStream(byte[] content) : MemoryStream(content)
    {
        public const string Reason = "the sender went away";

        public override int Read(byte[] buffer, int offset, int count) =>
            Position >= 150_000 ? throw new IOException(Reason) : base.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position >= 150_000 ? throw new IOException(Reason) : base.ReadAsync(buffer[..Math.Min(buffer.Length, 50_000)], cancellationToken);
    }
}
