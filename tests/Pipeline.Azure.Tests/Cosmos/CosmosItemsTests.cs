using System.Net;
using Microsoft.Azure.Cosmos;
using Pipeline.Azure.Cosmos;
using Pipeline.Contracts;
using Pipeline.Contracts.Components;

namespace Pipeline.Azure.Tests.Cosmos;

[Collection(nameof(CosmosEmulator))]
public sealed class CosmosItemsTests(CosmosDatabase database) : IClassFixture<CosmosDatabase>
{
    private readonly string _partition = Samples.NewId("kind");
    private readonly CosmosItems _items = database.Containers.Items(Containers.House);

    [Fact]
    public async Task Batch_OfWhatCanBeDone_DoesAllOfIt()
    {
        await _items.CreateAsync(Item("old", 1), _partition, default);
        var old = (await _items.ReadAsync<Numbered>("old", _partition, default)).ShouldNotBeNull();

        var statuses = await _items.BatchAsync(
            _partition, batch => batch.Create(Item("new", 1)).Upsert(Item("other", 1)).Delete("old", old.ETag), default);

        statuses.Count.ShouldBe(3);
        (await _items.ReadAsync<Numbered>("new", _partition, default)).ShouldNotBeNull();
        (await _items.ReadAsync<Numbered>("other", _partition, default)).ShouldNotBeNull();
        (await _items.ReadAsync<Numbered>("old", _partition, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Batch_WithWhatIsThereAlready_DoesNothingAndTellsWhich()
    {
        await _items.CreateAsync(Item("taken", 1), _partition, default);

        var statuses = await _items.BatchAsync(_partition, batch => batch.Upsert(Item("new", 1)).Create(Item("taken", 2)), default);

        statuses.ShouldBe([HttpStatusCode.FailedDependency, HttpStatusCode.Conflict]);
        (await _items.ReadAsync<Numbered>("new", _partition, default)).ShouldBeNull();
        (await _items.ReadAsync<Numbered>("taken", _partition, default)).ShouldNotBeNull().Value.Number.ShouldBe(1);
    }

    [Fact]
    public async Task Batch_WithAnItemChangedSince_DoesNothingAndTellsWhich()
    {
        await _items.CreateAsync(Item("seen", 1), _partition, default);
        var seen = (await _items.ReadAsync<Numbered>("seen", _partition, default))!;
        (await _items.ReplaceAsync("seen", Item("seen", 2), _partition, seen.ETag, default)).ShouldBeTrue();

        var statuses = await _items.BatchAsync(
            _partition, batch => batch.Create(Item("new", 1)).Replace("seen", Item("seen", 3), seen.ETag), default);

        statuses.ShouldBe([HttpStatusCode.FailedDependency, HttpStatusCode.PreconditionFailed]);
        (await _items.ReadAsync<Numbered>("new", _partition, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Query_OverSeveralPages_GivesEveryItemInOrder()
    {
        for (var number = 1; number <= 7; number++)
        {
            await _items.CreateAsync(Item($"i{number}", number), _partition, default);
        }

        var query = new QueryDefinition("SELECT * FROM c WHERE c.kind = @kind AND c.number > @after ORDER BY c.number")
            .WithParameter("@kind", _partition).WithParameter("@after", 2);

        var found = await _items.QueryAsync<Numbered>(query, _partition, default, pageSize: 2).ToListAsync();

        found.Select(item => item.Number).ShouldBe([3, 4, 5, 6, 7]);
    }

    private Numbered Item(string id, int number) => new(id, _partition, number);

    private sealed record Numbered(string Id, string Kind, int Number);
}
