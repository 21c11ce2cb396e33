using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Queues;
using Pipeline.Embedded.Storage;
using Pipeline.Embedded.Tests.Storage;

namespace Pipeline.Embedded.Tests.Queues;

/// <summary>Queues on a fresh folder and a virtual clock.</summary>
public sealed class QueueFixture : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _temporary = new();
    private readonly QueueSettings[] _queues;
    private Database _database;

    public QueueFixture(params QueueSettings[] queues)
    {
        _queues = queues;
        (_database, Store) = Open();
    }

    public VirtualClock Clock { get; } = new(Start);

    public WorkGauge Gauge { get; } = new();

    public QueueStore Store { get; private set; }

    public static QueueMessage Message(string id, string? session = null) =>
        new() { MessageId = id, Body = Encoding.UTF8.GetBytes($"body of {id}"), SessionId = session };

    public Task<IReadOnlyList<long>> Send(string queue, params QueueMessage[] messages) => Store.SendAsync(queue, messages, default);

    public async Task<LockedMessage> ReceiveOne(string queue) => (await Store.ReceiveAsync(queue, 1, default)).ShouldHaveSingleItem();

    public async Task<IReadOnlyList<string>> ReceiveIds(string queue) =>
        [.. (await Store.ReceiveAsync(queue, 100, default)).Select(delivery => delivery.Stored.Message.MessageId)];

    public Task Advance(TimeSpan by) => Clock.RunUntilAsync(Clock.GetUtcNow() + by, Gauge, default).WaitAsync(TimeSpan.FromSeconds(30));

    public async Task Restart()
    {
        await Close();
        (_database, Store) = Open();
    }

    public async ValueTask DisposeAsync()
    {
        await Close();
        _temporary.Dispose();
    }

    private async Task Close()
    {
        await Store.DisposeAsync();
        await _database.DisposeAsync();
    }

    private (Database, QueueStore) Open()
    {
        var database = Database.Open(_temporary.Folder, Durability.Full, Gauge);
        return (database, new QueueStore(database, _queues, Clock, Gauge, NullLogger<QueueStore>.Instance));
    }
}
