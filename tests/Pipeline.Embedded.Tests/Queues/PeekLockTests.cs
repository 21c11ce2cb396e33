using Pipeline.Embedded.Queues;
using static Pipeline.Embedded.Tests.Queues.QueueFixture;

namespace Pipeline.Embedded.Tests.Queues;

/// <summary>Peek-lock as a broker keeps it: one test or more for each thing it promises.</summary>
public sealed class PeekLockTests : IAsyncDisposable
{
    private const string Q = "work";
    private readonly QueueFixture _queues = new(new QueueSettings { Name = Q });

    public ValueTask DisposeAsync() => _queues.DisposeAsync();

    [Fact]
    public async Task Message_SentAndReceived_IsAsItWasGiven()
    {
        var sent = Message("m1") with
        {
            Subject = "subject",
            ContentType = "application/json",
            CorrelationId = "c",
            To = "to",
            ReplyTo = "reply",
            ReplyToSessionId = "rs",
            TimeToLive = TimeSpan.FromDays(2),
            Properties = new Dictionary<string, object>
            {
                ["text"] = "t", ["flag"] = true, ["int"] = 7, ["long"] = 1L << 40, ["double"] = 0.1, ["decimal"] = 1.10m, ["char"] = 'x',
                ["guid"] = new Guid("3f2504e0-4f89-11d3-9a0c-0305e82c3301"), ["time"] = Start, ["span"] = TimeSpan.FromSeconds(90), ["bytes"] = new byte[] { 1, 2 },
            },
        };
        await _queues.Send(Q, sent);

        var stored = (await _queues.ReceiveOne(Q)).Stored;

        stored.Message.Body.ToArray().ShouldBe(sent.Body.ToArray());
        (stored.Message with { Body = sent.Body, Properties = sent.Properties }).ShouldBe(sent);
        stored.Message.Properties.Keys.ShouldBe(sent.Properties.Keys, ignoreOrder: true);
        foreach (var (name, value) in sent.Properties)
        {
            stored.Message.Properties[name].ShouldBeOfType(value.GetType());
            stored.Message.Properties[name].ShouldBeEquivalentTo(value);
        }

        stored.EnqueuedAt.ShouldBe(Start);
        stored.DeliveryCount.ShouldBe(1);
    }

    [Fact]
    public async Task J1_Receive_Locks_SoThatNobodyElseGetsIt()
    {
        await _queues.Send(Q, Message("m1"), Message("m2"));

        var first = await _queues.ReceiveOne(Q);

        first.Stored.Message.MessageId.ShouldBe("m1");
        first.LockedUntil.ShouldBe(Start.AddMinutes(1));
        (await _queues.ReceiveIds(Q)).ShouldBe(["m2"]);
        (await _queues.ReceiveIds(Q)).ShouldBeEmpty();
    }

    [Fact]
    public async Task J1_Lock_Expires_MakesTheMessageAvailableWithHigherCount()
    {
        await _queues.Send(Q, Message("m1"));
        var lost = await _queues.ReceiveOne(Q);

        await _queues.Advance(TimeSpan.FromMinutes(1));

        (await _queues.ReceiveOne(Q)).Stored.DeliveryCount.ShouldBe(2);
        await Should.ThrowAsync<MessageLockLostException>(_queues.Store.CompleteAsync(lost.Lock, default));
    }

    [Fact]
    public async Task J1_Lock_Expires_AnnouncesTheMessage()
    {
        await _queues.Send(Q, Message("m1"));
        await _queues.ReceiveOne(Q);
        var announced = new List<DateTimeOffset>();
        using var registration = _queues.Store.OnAvailable(Q, () => announced.Add(_queues.Clock.GetUtcNow()));
        announced.Clear();

        await _queues.Advance(TimeSpan.FromMinutes(5));

        announced.ShouldBe([Start.AddMinutes(1)]);
    }

    [Fact]
    public async Task J1_Renew_BeforeExpiry_HoldsTheLock()
    {
        await _queues.Send(Q, Message("m1"));
        var held = await _queues.ReceiveOne(Q);
        await _queues.Advance(TimeSpan.FromSeconds(50));

        var until = await _queues.Store.RenewAsync(held.Lock, default);
        await _queues.Advance(TimeSpan.FromSeconds(50));

        until.ShouldBe(Start.AddSeconds(110));
        (await _queues.ReceiveIds(Q)).ShouldBeEmpty();
        await _queues.Store.CompleteAsync(held.Lock, default);
        _queues.Store.Count(Q).ShouldBe(new QueueCounts(0, 0, 0, 0));
    }

    [Fact]
    public async Task J2_Complete_Twice_IsLockLost()
    {
        await _queues.Send(Q, Message("m1"));
        var held = await _queues.ReceiveOne(Q);
        await _queues.Store.CompleteAsync(held.Lock, default);

        await Should.ThrowAsync<MessageLockLostException>(_queues.Store.CompleteAsync(held.Lock, default));
    }

    [Fact]
    public async Task J2_Abandon_MakesItAvailableAtOnceAndMergesProperties()
    {
        await _queues.Send(Q, Message("m1") with { Properties = new Dictionary<string, object> { ["a"] = 1, ["b"] = 1 } });
        var held = await _queues.ReceiveOne(Q);

        await _queues.Store.AbandonAsync(held.Lock, new Dictionary<string, object> { ["b"] = 2, ["c"] = 2 }, default);

        var again = await _queues.ReceiveOne(Q);
        again.Stored.DeliveryCount.ShouldBe(2);
        again.Stored.Message.Properties.ShouldBe(new Dictionary<string, object> { ["a"] = 1, ["b"] = 2, ["c"] = 2 }, ignoreOrder: true);
    }

    [Fact]
    public async Task J1_Abandon_AtMaxDeliveryCount_IsDeadLettered()
    {
        await _queues.Send(Q, Message("m1"));
        for (var delivery = 1; delivery <= 5; delivery++)
        {
            var held = await _queues.ReceiveOne(Q);
            held.Stored.DeliveryCount.ShouldBe(delivery);
            await _queues.Store.AbandonAsync(held.Lock, null, default);
        }

        (await _queues.ReceiveIds(Q)).ShouldBeEmpty();
        var dead = _queues.Store.Peek(QueueStore.DeadLetterQueueOf(Q), 0, 10).ShouldHaveSingleItem();
        dead.DeadLetterReason.ShouldBe("MaxDeliveryCountExceeded");
        dead.DeadLetterSource.ShouldBe(Q);
        dead.DeliveryCount.ShouldBe(5);
    }

    [Fact]
    public async Task J1_LockLost_AtMaxDeliveryCount_IsDeadLettered()
    {
        await _queues.Send(Q, Message("m1"));
        for (var delivery = 1; delivery <= 5; delivery++)
        {
            await _queues.ReceiveOne(Q);
            await _queues.Advance(TimeSpan.FromMinutes(1));
        }

        _queues.Store.Count(Q).ShouldBe(new QueueCounts(0, 0, 0, 1));
    }

    [Fact]
    public async Task Locks_ProcessEnds_AreVoidAndTheDeliveryCounted()
    {
        await _queues.Send(Q, Message("m1"));
        await _queues.ReceiveOne(Q);

        await _queues.Restart();

        (await _queues.ReceiveOne(Q)).Stored.DeliveryCount.ShouldBe(2);
    }

    [Fact]
    public async Task J2_Defer_KeepsItForItsNumberAlone()
    {
        var sequence = (await _queues.Send(Q, Message("m1")))[0];
        await _queues.Store.DeferAsync((await _queues.ReceiveOne(Q)).Lock, null, default);
        (await _queues.ReceiveIds(Q)).ShouldBeEmpty();

        var deferred = await _queues.Store.ReceiveDeferredAsync(Q, sequence, default);
        await Should.ThrowAsync<MessageNotFoundException>(_queues.Store.ReceiveDeferredAsync(Q, sequence, default));
        await _queues.Store.AbandonAsync(deferred.Lock, null, default);

        (await _queues.ReceiveIds(Q)).ShouldBeEmpty();
        await _queues.Store.CompleteAsync((await _queues.Store.ReceiveDeferredAsync(Q, sequence, default)).Lock, default);
        _queues.Store.Count(Q).Deferred.ShouldBe(0);
    }

    [Fact]
    public async Task J7_Peek_ShowsEveryStateAndLocksNothing()
    {
        await _queues.Send(Q, Message("deferred"), Message("locked"), Message("active"), Message("later") with { ScheduledFor = Start.AddHours(1) });
        await _queues.Store.DeferAsync((await _queues.ReceiveOne(Q)).Lock, null, default);
        await _queues.ReceiveOne(Q);

        var peeked = _queues.Store.Peek(Q, 0, 10);

        peeked.Select(message => (message.Message.MessageId, message.State)).ShouldBe(
            [("deferred", QueueMessageState.Deferred), ("locked", QueueMessageState.Active), ("active", QueueMessageState.Active), ("later", QueueMessageState.Scheduled)]);
        (await _queues.ReceiveIds(Q)).ShouldBe(["active"]);
        _queues.Store.Peek(Q, peeked[2].SequenceNumber, 1).ShouldHaveSingleItem().Message.MessageId.ShouldBe("active");
    }

    [Fact]
    public async Task Queue_Unknown_IsNotFound()
    {
        await Should.ThrowAsync<QueueNotFoundException>(_queues.Send("other", Message("m1")));
        await Should.ThrowAsync<QueueNotFoundException>(_queues.Store.ReceiveAsync("other", 1, default));
        Should.Throw<QueueNotFoundException>(() => _queues.Store.Peek("other", 0, 1));
    }
}
