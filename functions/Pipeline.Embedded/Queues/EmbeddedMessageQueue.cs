using System.Text;
using Pipeline.Casework.Messages;

namespace Pipeline.Embedded.Queues;

/// <summary>The casework's messages on the queues of this machine.</summary>
public sealed class EmbeddedMessageQueue(QueueStore store) : IMessageQueue
{
    private const string Json = "application/json";

    public Task SendAsync(string queue, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken) =>
        store.SendAsync(queue, [.. messages.Select(Of)], cancellationToken);

    public Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(string queue, long afterSequenceNumber, int take, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DeadLetter>>(
            [.. store.Peek(QueueStore.DeadLetterQueueOf(queue), afterSequenceNumber + 1, take).Select(message => HeadersOf(queue, message))]);

    public Task<bool> ReplayAsync(string queue, long sequenceNumber, CancellationToken cancellationToken) =>
        store.TakeDeadLetterAsync(queue, sequenceNumber, dead => [CopyOf(dead)], cancellationToken);

    public Task<bool> DiscardAsync(string queue, long sequenceNumber, CancellationToken cancellationToken) =>
        store.TakeDeadLetterAsync(queue, sequenceNumber, _ => [], cancellationToken);

    private static QueueMessage Of(OutgoingMessage message)
    {
        var headers = new Dictionary<string, object> { [MessageHeaders.Attempt] = message.Attempt };
        if (message.CaseId is { } caseId)
        {
            headers[MessageHeaders.CaseId] = caseId;
        }

        if (message.Origin is { } origin)
        {
            headers[MessageHeaders.Origin] = origin;
        }

        return new QueueMessage
        {
            MessageId = message.MessageId,
            Body = Encoding.UTF8.GetBytes(message.Body),
            Subject = message.Subject,
            ContentType = Json,
            ScheduledFor = message.ScheduledFor,
            Properties = headers,
        };
    }

    private static QueueMessage CopyOf(StoredMessage dead)
    {
        var headers = new Dictionary<string, object>(dead.Message.Properties) { [MessageHeaders.Attempt] = 1 };
        headers.Remove(QueueStore.DeadLetterReasonProperty);
        headers.Remove(QueueStore.DeadLetterDescriptionProperty);
        headers.TryAdd(MessageHeaders.Origin, dead.Message.MessageId);
        return dead.Message with
        {
            MessageId = MessageIds.Replay(dead.Message.MessageId, dead.SequenceNumber),
            ScheduledFor = null,
            Properties = headers,
        };
    }

    private static DeadLetter HeadersOf(string queue, StoredMessage message) => new()
    {
        Queue = queue,
        SequenceNumber = message.SequenceNumber,
        MessageId = message.Message.MessageId,
        Subject = message.Message.Subject,
        CaseId = message.Message.Properties.GetValueOrDefault(MessageHeaders.CaseId) as string,
        Reason = message.DeadLetterReason ?? string.Empty,
        Description = message.DeadLetterDescription,
        EnqueuedAt = message.EnqueuedAt,
        DeliveryCount = message.DeliveryCount,
    };
}
