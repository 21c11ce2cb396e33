using Azure.Core;
using Pipeline.Azure.Blobs;
using Pipeline.Azure.Tests.Components;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Contracts;

namespace Pipeline.Azure.Tests.Blobs;

[Collection(nameof(AzuriteAccount))]
public sealed class BlobCheckpointStoreTests(AzuriteAccount account) : CheckpointStoreContract
{
    private readonly FaultyTransport _transport = new();

    protected override ICheckpointStore Store => new BlobCheckpointStore(account.ClientOver(_transport), new SpoolSpace(), new IdSource());

    [Fact]
    public async Task ReadLatest_AfterMany_AsksOnce()
    {
        var first = await Store.ReadLatestAsync(default) + 1;
        for (var number = first; number < first + 12; number++)
        {
            await AddAsync(number);
        }

        var before = _transport.Requests;

        (await Store.ReadLatestAsync(default)).ShouldBe(first + 11);

        (_transport.Requests - before).ShouldBe(1);
    }

    [Fact]
    public async Task Add_AnswerIsLost_KnowsItsOwnCheckpoint()
    {
        var number = await Store.ReadLatestAsync(default) + 1;
        var lost = 0;
        _transport.Afterwards = request =>
        {
            if (request.Method == RequestMethod.Put && lost++ == 0)
            {
                throw new IOException("the connection was reset");
            }
        };

        (await AddAsync(number)).ShouldBeTrue();

        lost.ShouldBe(2);
    }

    private Task<bool> AddAsync(int number) => Store.AddAsync(number, async (stream, token) => await stream.WriteAsync("{}"u8.ToArray(), token), default);
}
