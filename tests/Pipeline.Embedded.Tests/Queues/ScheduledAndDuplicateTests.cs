using Pipeline.Embedded.Queues;
using static Pipeline.Embedded.Tests.Queues.QueueFixture;

namespace Pipeline.Embedded.Tests.Queues;

public sealed class ScheduledAndDuplicateTests : IAsyncDisposable
{
    private const string Q = "work";
    private readonly QueueFixture _queues = new(new QueueSettings { Name = Q });

    public ValueTask DisposeAsync() => _queues.DisposeAsync();

    [Fact]
    public async Task J4_Scheduled_UntilDue_IsInvisibleThenHasANewNumberBehindOthers()
    {
        var scheduled = (await _queues.Send(Q, Message("later") with { ScheduledFor = Start.AddHours(1) }))[0];
        await _queues.Send(Q, Message("now"));
        var announced = new List<DateTimeOffset>();
        using var registration = _queues.Store.OnAvailable(Q, () => announced.Add(_queues.Clock.GetUtcNow()));
        announced.Clear();
        _queues.Store.Count(Q).ShouldBe(new QueueCounts(1, 1, 0, 0));

        await _queues.Advance(TimeSpan.FromHours(2));

        announced.ShouldBe([Start.AddHours(1)]);
        var received = await _queues.Store.ReceiveAsync(Q, 10, default);
        received.Select(delivery => delivery.Stored.Message.MessageId).ShouldBe(["now", "later"]);
        received[1].Stored.SequenceNumber.ShouldBeGreaterThan(received[0].Stored.SequenceNumber);
        received[1].Stored.EnqueuedSequenceNumber.ShouldBe(scheduled);
        received[1].Stored.EnqueuedAt.ShouldBe(Start.AddHours(1));
    }

    [Fact]
    public async Task J4_Scheduled_InThePast_IsVisibleAtOnce()
    {
        await _queues.Send(Q, Message("m1") with { ScheduledFor = Start.AddHours(-1) });

        (await _queues.ReceiveIds(Q)).ShouldBe(["m1"]);
    }

    [Fact]
    public async Task J4_Scheduled_DueWhileStopped_AppearsAfterStart()
    {
        await _queues.Send(Q, Message("m1") with { ScheduledFor = Start.AddHours(1) });
        await _queues.Restart();

        await _queues.Advance(TimeSpan.FromHours(1));

        (await _queues.ReceiveIds(Q)).ShouldBe(["m1"]);
    }

    [Fact]
    public async Task J4_CancelScheduled_BeforeDue_RemovesLaterIsNotFound()
    {
        var numbers = await _queues.Send(
            Q, Message("m1") with { ScheduledFor = Start.AddHours(1) }, Message("m2") with { ScheduledFor = Start.AddMinutes(1) });
        await _queues.Advance(TimeSpan.FromMinutes(2));

        await _queues.Store.CancelScheduledAsync(Q, numbers[0], default);

        await Should.ThrowAsync<MessageNotFoundException>(_queues.Store.CancelScheduledAsync(Q, numbers[1], default));
        await _queues.Advance(TimeSpan.FromHours(2));
        (await _queues.ReceiveIds(Q)).ShouldBe(["m2"]);
    }

    [Fact]
    public async Task J4_Scheduled_ManyAtOnce_AllAppear()
    {
        await _queues.Send(Q, [.. Enumerable.Range(0, 1_200).Select(i => Message($"m{i}") with { ScheduledFor = Start.AddHours(1) })]);

        await _queues.Advance(TimeSpan.FromHours(1));
        await _queues.Gauge.WhenQuietAsync(default);

        _queues.Store.Count(Q).ShouldBe(new QueueCounts(1_200, 0, 0, 0));
    }

    [Fact]
    public async Task J5_Duplicate_WithinTheWindow_IsDroppedInSilence()
    {
        var numbers = await _queues.Send(Q, Message("m1"), Message("m1"), Message("m2") with { ScheduledFor = Start.AddHours(3) });
        await _queues.Store.CompleteAsync((await _queues.ReceiveOne(Q)).Lock, default);

        (await _queues.Send(Q, Message("m1"), Message("m2"))).ShouldBe([0, 0]);

        numbers[1].ShouldBe(0);
        _queues.Store.Count(Q).ShouldBe(new QueueCounts(0, 1, 0, 0));
    }

    [Fact]
    public async Task J5_Duplicate_AfterTheWindow_IsANewMessage()
    {
        await _queues.Send(Q, Message("m1"));
        await _queues.Advance(TimeSpan.FromHours(1));

        await _queues.Send(Q, Message("m1"));

        _queues.Store.Count(Q).Active.ShouldBe(2);
    }

    [Fact]
    public async Task J5_Duplicate_InAnotherQueue_IsNone()
    {
        await using var queues = new QueueFixture(new QueueSettings { Name = "a" }, new QueueSettings { Name = "b" });
        await queues.Send("a", Message("m1"));
        await queues.Send("b", Message("m1"));

        (await queues.ReceiveIds("b")).ShouldBe(["m1"]);
    }
}
