using Pipeline.Casework.Messages;

namespace Pipeline.Contracts;

/// <summary>What every message queue keeps to. Receiving is the trigger's affair, so a suite says how its queue is received from.</summary>
public abstract class MessageQueueContract
{
    private const string Queue = Queues.Notices;

    protected abstract IMessageQueue Messages { get; }

    protected abstract DateTimeOffset Now { get; }

    /// <summary>Takes every message that can be received now, and completes it.</summary>
    protected abstract Task<IReadOnlyList<Received>> ReceiveAllAsync(string queue);

    /// <summary>Receives one message and gives it up.</summary>
    protected abstract Task DeadLetterNextAsync(string queue, string reason, string description);

    [Fact]
    public async Task Send_Message_ArrivesWithBodyAndHeaders()
    {
        var message = Message() with { CaseId = Samples.NewCase().Value, Attempt = 3, Origin = "first-id" };

        await Messages.SendAsync(Queue, [message], default);

        (await ReceiveAllAsync(Queue)).ShouldBe([Received.Of(message)]);
    }

    [Fact]
    public async Task Send_Several_ArriveInOrder()
    {
        var messages = Enumerable.Range(0, 5).Select(_ => Message()).ToList();

        await Messages.SendAsync(Queue, messages, default);

        (await ReceiveAllAsync(Queue)).ShouldBe(messages.Select(Received.Of));
    }

    [Fact]
    public async Task Send_SameIdAgain_IsDropped()
    {
        var message = Message();
        await Messages.SendAsync(Queue, [message], default);
        await ReceiveAllAsync(Queue);

        await Messages.SendAsync(Queue, [message, message], default);

        (await ReceiveAllAsync(Queue)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Send_Scheduled_IsNotThereYet()
    {
        await Messages.SendAsync(Queue, [Message() with { ScheduledFor = Now.AddHours(1) }], default);

        (await ReceiveAllAsync(Queue)).ShouldBeEmpty();
    }

    [Fact]
    public async Task DeadLetters_ShowHeadersOldestFirst()
    {
        var messages = new[] { Message() with { CaseId = Samples.NewCase().Value }, Message() };
        foreach (var message in messages)
        {
            await Messages.SendAsync(Queue, [message], default);
            await DeadLetterNextAsync(Queue, "rejected", "why");
        }

        var dead = await OfThese(messages);

        dead.Select(letter => letter.MessageId).ShouldBe(messages.Select(message => message.MessageId));
        dead[0].ShouldBe(new DeadLetter
        {
            Queue = Queue,
            SequenceNumber = dead[0].SequenceNumber,
            MessageId = messages[0].MessageId,
            Subject = messages[0].Subject,
            CaseId = messages[0].CaseId,
            Reason = "rejected",
            Description = "why",
            EnqueuedAt = dead[0].EnqueuedAt,
            DeliveryCount = 1,
        });
        (await Messages.ListDeadLettersAsync(Queue, dead[0].SequenceNumber, 1, default)).ShouldHaveSingleItem().MessageId.ShouldBe(messages[1].MessageId);
        (await ReceiveAllAsync(Queue)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Replay_SendsACopyOnceAndRemovesTheDeadLetter()
    {
        var message = Message() with { CaseId = Samples.NewCase().Value, Attempt = 12 };
        var sequence = await DeadAsync(message);

        (await Messages.ReplayAsync(Queue, sequence, default)).ShouldBeTrue();
        (await Messages.ReplayAsync(Queue, sequence, default)).ShouldBeFalse();

        (await OfThese(message)).ShouldBeEmpty();
        var copy = message with { MessageId = MessageIds.Replay(message.MessageId, sequence), Attempt = 1, Origin = message.MessageId };
        (await ReceiveAllAsync(Queue)).ShouldBe([Received.Of(copy)]);
    }

    [Fact]
    public async Task Replay_OfACopy_KeepsTheFirstOrigin()
    {
        var sequence = await DeadAsync(Message() with { Origin = "first-id" });

        await Messages.ReplayAsync(Queue, sequence, default);

        (await ReceiveAllAsync(Queue)).ShouldHaveSingleItem().Origin.ShouldBe("first-id");
    }

    [Fact]
    public async Task Discard_RemovesForGood()
    {
        var message = Message();
        var sequence = await DeadAsync(message);

        (await Messages.DiscardAsync(Queue, sequence, default)).ShouldBeTrue();
        (await Messages.DiscardAsync(Queue, sequence, default)).ShouldBeFalse();

        (await OfThese(message)).ShouldBeEmpty();
        (await ReceiveAllAsync(Queue)).ShouldBeEmpty();
    }

    private static OutgoingMessage Message()
    {
        var id = Samples.NewId("message");
        return new() { MessageId = id, Body = $$"""{"schema":"test","id":"{{id}}","text":"☂"}""", Subject = "test" };
    }

    private async Task<long> DeadAsync(OutgoingMessage message)
    {
        await Messages.SendAsync(Queue, [message], default);
        await DeadLetterNextAsync(Queue, "rejected", "why");
        return (await OfThese(message)).ShouldHaveSingleItem().SequenceNumber;
    }

    private async Task<IReadOnlyList<DeadLetter>> OfThese(params OutgoingMessage[] messages) =>
        [.. (await Messages.ListDeadLettersAsync(Queue, 0, 1000, default)).Where(letter => messages.Any(message => message.MessageId == letter.MessageId))];

    /// <summary>A message as a receiver sees it.</summary>
    public sealed record Received(string MessageId, string Body, string Subject, string? CaseId, int Attempt, string? Origin)
    {
        public static Received Of(OutgoingMessage message) =>
            new(message.MessageId, message.Body, message.Subject, message.CaseId, message.Attempt, message.Origin);
    }
}
