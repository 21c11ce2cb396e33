using System.Security.Cryptography;
using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Azure.Blobs;
using Pipeline.Azure.Tests.Components;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Contracts;

namespace Pipeline.Azure.Tests.Blobs;

[Collection(nameof(AzuriteAccount))]
public sealed class BlobDocumentStoreTests(AzuriteAccount account) : DocumentStoreContract
{
    private const int TwoBlocks = 5 * 1024 * 1024;

    private readonly SpoolSpace _space = new();
    private readonly FaultyTransport _transport = new();
    private readonly CaseId _case = Samples.NewCase();

    protected override IDocumentStore Store => new BlobDocumentStore(account.ClientOver(_transport), _space);

    private BlobContainerClient Documents => account.Client.GetBlobContainerClient("documents");

    [Fact]
    public async Task Put_SameBytesTwice_WritesThemOnceAndLeavesTheBlobAsItIs()
    {
        var stored = await PutAsync([1, 2, 3]);
        var blob = Documents.GetBlobClient($"{_case}/{stored.Sha256}");
        var before = await blob.GetPropertiesAsync();

        await PutAsync([1, 2, 3]);

        (await blob.GetPropertiesAsync()).Value.ETag.ShouldBe(before.Value.ETag);
    }

    [Fact]
    public async Task Put_AnswerIsLost_IsSentAgainAndFindsItsOwnBlob()
    {
        var lost = 0;
        _transport.Afterwards = request =>
        {
            if (request.Method == RequestMethod.Put && lost++ == 0)
            {
                throw new IOException("the connection was reset");
            }
        };

        var stored = await PutAsync([4, 5, 6]);

        lost.ShouldBe(2);
        (await NamesAsync()).ShouldBe([$"{_case}/{stored.Sha256}"]);
    }

    [Fact]
    public async Task Put_ServiceBreaksDownBetweenTwoBlocks_KeepsNothingAndSucceedsLater()
    {
        var bytes = RandomNumberGenerator.GetBytes(TwoBlocks);
        _transport.Instead = request => request.Uri.Query.Contains("comp=blocklist", StringComparison.Ordinal) ? new CannedResponse(503) : null;

        await Should.ThrowAsync<StoreUnavailableException>(PutAsync(bytes));

        (await NamesAsync()).ShouldBeEmpty();
        _space.Taken.ShouldBe(0);
        _transport.Instead = _ => null;
        var stored = await PutAsync(bytes);
        (await NamesAsync()).ShouldBe([$"{_case}/{stored.Sha256}"]);
    }

    [Fact]
    public async Task Put_NoRoomOnTheLocalDisk_IsToldToComeAgain()
    {
        var space = new SpoolSpace(limit: 1000);
        var store = new BlobDocumentStore(account.ClientOver(_transport), space);
        using var content = new MemoryStream(new byte[1001]);

        var refused = await Should.ThrowAsync<StoreUnavailableException>(store.PutAsync(DocumentArea.Documents, _case, content, 10_000, default));

        refused.RetryAfter.ShouldNotBeNull();
        space.Taken.ShouldBe(0);
        _transport.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task Put_Done_LeavesNoFileBehind()
    {
        await PutAsync(new byte[300_000]);

        _space.Taken.ShouldBe(0);
    }

    [Fact]
    public async Task Put_ContainerIsMissing_IsABrokenDeployment()
    {
        _transport.Instead = request => request.Method == RequestMethod.Put ? new CannedResponse(404, headers: ("x-ms-error-code", "ContainerNotFound")) : null;

        (await Should.ThrowAsync<RequestFailedException>(PutAsync([1]))).ErrorCode.ShouldBe(BlobErrorCode.ContainerNotFound.ToString());
    }

    [Fact]
    public async Task Open_ContainerIsMissing_IsABrokenDeployment()
    {
        _transport.Instead = _ => new CannedResponse(404, headers: ("x-ms-error-code", "ContainerNotFound"));

        await Should.ThrowAsync<RequestFailedException>(Store.OpenAsync(DocumentArea.Documents, _case, new string('a', 64), default));
    }

    [Fact]
    public async Task Open_RangeAtTheEnd_FetchesThatBlockOnly()
    {
        var stored = await PutAsync(RandomNumberGenerator.GetBytes(4 * TwoBlocks));
        await using var content = (await Store.OpenAsync(DocumentArea.Documents, _case, stored.Sha256, default)).ShouldNotBeNull();
        var before = _transport.Requests;

        content.Seek(-10, SeekOrigin.End);
        var read = await content.ReadAtLeastAsync(new byte[20], 20, throwOnEndOfStream: false);

        read.ShouldBe(10);
        (_transport.Requests - before).ShouldBe(1);
    }

    [Fact]
    public async Task Read_BlobDisappears_SaysSoAndIsNotFoundAfterwards()
    {
        var stored = await PutAsync(RandomNumberGenerator.GetBytes(TwoBlocks));
        await using var content = (await Store.OpenAsync(DocumentArea.Documents, _case, stored.Sha256, default)).ShouldNotBeNull();
        await content.ReadExactlyAsync(new byte[1000]);

        await Store.DisposeAsync(_case, stored.Sha256, default);

        await Should.ThrowAsync<StoreUnavailableException>(content.CopyToAsync(Stream.Null));
        (await Store.OpenAsync(DocumentArea.Documents, _case, stored.Sha256, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Read_ServiceBreaksDown_IsUnavailable()
    {
        var stored = await PutAsync(RandomNumberGenerator.GetBytes(TwoBlocks));
        await using var content = (await Store.OpenAsync(DocumentArea.Documents, _case, stored.Sha256, default)).ShouldNotBeNull();
        await content.ReadExactlyAsync(new byte[1000]);
        _transport.Instead = _ => new CannedResponse(503);

        await Should.ThrowAsync<StoreUnavailableException>(content.CopyToAsync(Stream.Null));
        Should.Throw<StoreUnavailableException>(() => content.CopyTo(Stream.Null));
    }

    [Fact]
    public async Task Dispose_UnderALegalHold_IsToBeTriedAgain()
    {
        var stored = await PutAsync([7]);
        _transport.Instead = _ => new CannedResponse(409, headers: ("x-ms-error-code", "BlobImmutableDueToPolicy"));

        (await Should.ThrowAsync<StoreUnavailableException>(Store.DisposeAsync(_case, stored.Sha256, default))).Message.ShouldContain("legal hold");
    }

    [Fact]
    public async Task DisposeAll_OneUnderALegalHold_DeletesTheOthersAndIsToBeTriedAgain()
    {
        var held = await PutAsync([1]);
        await PutAsync([2]);
        await PutAsync([3]);
        _transport.Instead = request => request.Method == RequestMethod.Delete && request.Uri.Path.EndsWith(held.Sha256, StringComparison.Ordinal)
            ? new CannedResponse(409, headers: ("x-ms-error-code", "BlobImmutableDueToPolicy"))
            : null;

        (await Should.ThrowAsync<StoreUnavailableException>(Store.DisposeAllAsync(_case, default))).Message.ShouldContain("1 documents");
        (await NamesAsync()).ShouldBe([$"{_case}/{held.Sha256}"]);

        _transport.Instead = _ => null;
        await Store.DisposeAllAsync(_case, default);
        (await NamesAsync()).ShouldBeEmpty();
    }

    private async Task<StoredDocument> PutAsync(byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        return await Store.PutAsync(DocumentArea.Documents, _case, content, 100_000_000, default);
    }

    /// <summary>Everything of the case that is a blob.</summary>
    private async Task<IReadOnlyList<string>> NamesAsync()
    {
        var names = new List<string>();
        await foreach (var blob in Documents.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{_case}/", default))
        {
            names.Add(blob.Name);
        }

        return names;
    }
}
