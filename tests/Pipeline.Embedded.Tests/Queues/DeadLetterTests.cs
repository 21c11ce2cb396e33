using Pipeline.Embedded.Queues;
using static Pipeline.Embedded.Tests.Queues.QueueFixture;

namespace Pipeline.Embedded.Tests.Queues;

public sealed class DeadLetterTests : IAsyncDisposable
{
    private const string Q = "work";
    private static readonly string Dead = QueueStore.DeadLetterQueueOf(Q);
    private readonly QueueFixture _queues = new(new QueueSettings { Name = Q });

    public ValueTask DisposeAsync() => _queues.DisposeAsync();

    [Fact]
    public async Task J2_DeadLetter_MovesWithReasonDescriptionAndProperties()
    {
        var sequence = (await _queues.Send(Q, Message("m1")))[0];

        await _queues.Store.DeadLetterAsync(
            (await _queues.ReceiveOne(Q)).Lock, "rejected", "why", new Dictionary<string, object> { ["extra"] = 1 }, default);

        var dead = _queues.Store.Peek(Dead, 0, 10).ShouldHaveSingleItem();
        dead.SequenceNumber.ShouldBe(sequence);
        dead.DeadLetterReason.ShouldBe("rejected");
        dead.DeadLetterDescription.ShouldBe("why");
        dead.Message.Properties["extra"].ShouldBe(1);
        (await _queues.ReceiveIds(Q)).ShouldBeEmpty();
    }

    [Fact]
    public async Task J3_DeadLetterQueue_HasNoDeathAndNoDeadLetterQueueOfItsOwn()
    {
        await DeadLetterOne();
        for (var delivery = 0; delivery < 7; delivery++)
        {
            await _queues.Store.AbandonAsync((await _queues.ReceiveOne(Dead)).Lock, null, default);
        }

        var held = await _queues.ReceiveOne(Dead);
        await Should.ThrowAsync<InvalidOperationException>(_queues.Store.DeadLetterAsync(held.Lock, "again", null, null, default));
        await _queues.Store.CompleteAsync(held.Lock, default);
        _queues.Store.Count(Q).DeadLettered.ShouldBe(0);
    }

    [Fact]
    public async Task J3_DeadLetterQueue_IgnoresTimeToLive()
    {
        await DeadLetterOne(Message("m1") with { TimeToLive = TimeSpan.FromMinutes(5) });

        await _queues.Advance(TimeSpan.FromDays(30));

        _queues.Store.Count(Q).DeadLettered.ShouldBe(1);
    }

    [Fact]
    public async Task TakeDeadLetter_SendsAndRemovesTogether()
    {
        var sequence = await DeadLetterOne();

        var taken = await _queues.Store.TakeDeadLetterAsync(Q, sequence, dead => [dead.Message with { MessageId = "copy" }], default);
        var again = await _queues.Store.TakeDeadLetterAsync(Q, sequence, dead => [dead.Message with { MessageId = "copy2" }], default);

        taken.ShouldBeTrue();
        again.ShouldBeFalse();
        (await _queues.ReceiveIds(Q)).ShouldBe(["copy"]);
        _queues.Store.Count(Q).DeadLettered.ShouldBe(0);
    }

    [Fact]
    public async Task TakeDeadLetter_LiveMessage_IsLeftAlone()
    {
        var sequence = (await _queues.Send(Q, Message("m1")))[0];

        (await _queues.Store.TakeDeadLetterAsync(Q, sequence, _ => [], default)).ShouldBeFalse();

        (await _queues.ReceiveIds(Q)).ShouldBe(["m1"]);
    }

    [Fact]
    public async Task J8_TimeToLive_Passed_IsDeadLetteredWithItsReason()
    {
        await _queues.Send(Q, Message("m1") with { TimeToLive = TimeSpan.FromMinutes(5) });

        await _queues.Advance(TimeSpan.FromMinutes(5));

        (await _queues.ReceiveIds(Q)).ShouldBeEmpty();
        _queues.Store.Peek(Dead, 0, 10).ShouldHaveSingleItem().DeadLetterReason.ShouldBe("TTLExpiredException");
    }

    [Fact]
    public async Task J8_TimeToLive_PassedWhileLocked_CountsOnlyWhenGivenBack()
    {
        await _queues.Send(Q, Message("m1") with { TimeToLive = TimeSpan.FromSeconds(30) });
        var held = await _queues.ReceiveOne(Q);
        await _queues.Advance(TimeSpan.FromSeconds(40));

        await _queues.Store.AbandonAsync(held.Lock, null, default);
        await _queues.Advance(TimeSpan.Zero);

        (await _queues.ReceiveIds(Q)).ShouldBeEmpty();
        _queues.Store.Count(Q).DeadLettered.ShouldBe(1);
    }

    [Fact]
    public async Task J8_TimeToLive_QueueSaysDrop_IsGone()
    {
        await using var queues = new QueueFixture(
            new QueueSettings { Name = Q, TimeToLive = TimeSpan.FromMinutes(1), DeadLetterOnExpiration = false });
        await queues.Send(Q, Message("m1"), Message("m2") with { TimeToLive = TimeSpan.FromHours(1) });

        await queues.Advance(TimeSpan.FromMinutes(2));

        queues.Store.Count(Q).ShouldBe(new QueueCounts(0, 0, 0, 0));
    }

    private async Task<long> DeadLetterOne(QueueMessage? message = null)
    {
        await _queues.Send(Q, message ?? Message("m1"));
        var held = await _queues.ReceiveOne(Q);
        await _queues.Store.DeadLetterAsync(held.Lock, "rejected", null, null, default);
        return held.Stored.SequenceNumber;
    }
}
