using Azure.Messaging.ServiceBus;
using Pipeline.Embedded.Queues;

namespace Pipeline.Embedded.Hosting.ServiceBus;

/// <summary>Receives from one queue of the data folder and shows its messages as the Service Bus client would.</summary>
internal sealed class StoredQueueReceiver(QueueStore queues, string queue) : IQueueReceiver
{
    public IDisposable OnAvailable(Action signal) => queues.OnAvailable(queue, signal);

    public async Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveAsync(int max, CancellationToken cancellationToken) =>
        [.. (await queues.ReceiveAsync(queue, max, cancellationToken)).Select(Shown)];

    public Task CompleteAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken) =>
        HeldAsync(() => queues.CompleteAsync(LockOf(message), cancellationToken));

    public Task AbandonAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify, CancellationToken cancellationToken) =>
        HeldAsync(() => queues.AbandonAsync(LockOf(message), propertiesToModify, cancellationToken));

    public Task DeadLetterAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object>? propertiesToModify,
        string? reason,
        string? description,
        CancellationToken cancellationToken) =>
        HeldAsync(() => queues.DeadLetterAsync(LockOf(message), reason, description, propertiesToModify, cancellationToken));

    public Task DeferAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify, CancellationToken cancellationToken) =>
        HeldAsync(() => queues.DeferAsync(LockOf(message), propertiesToModify, cancellationToken));

    public async Task<DateTimeOffset> RenewLockAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken)
    {
        var until = message.LockedUntil;
        await HeldAsync(async () => until = await queues.RenewAsync(LockOf(message), cancellationToken));
        return until;
    }

    private static ServiceBusReceivedMessage Shown(LockedMessage locked)
    {
        var stored = locked.Stored;
        var message = stored.Message;
        return ServiceBusModelFactory.ServiceBusReceivedMessage(
            body: BinaryData.FromBytes(message.Body),
            messageId: message.MessageId,
            sessionId: message.SessionId,
            replyToSessionId: message.ReplyToSessionId,
            timeToLive: message.TimeToLive ?? default,
            correlationId: message.CorrelationId,
            subject: message.Subject,
            to: message.To,
            contentType: message.ContentType,
            replyTo: message.ReplyTo,
            scheduledEnqueueTime: message.ScheduledFor ?? default,
            properties: new Dictionary<string, object>(message.Properties),
            lockTokenGuid: locked.LockToken,
            deliveryCount: stored.DeliveryCount,
            lockedUntil: locked.LockedUntil,
            sequenceNumber: stored.SequenceNumber,
            deadLetterSource: stored.DeadLetterSource,
            enqueuedSequenceNumber: stored.EnqueuedSequenceNumber,
            enqueuedTime: stored.EnqueuedAt,
            serviceBusMessageState: (ServiceBusMessageState)stored.State);
    }

    private static MessageLock LockOf(ServiceBusReceivedMessage message) => new(message.SequenceNumber, Guid.Parse(message.LockToken));

    private async Task HeldAsync(Func<Task> settle)
    {
        try
        {
            await settle();
        }
        catch (MessageLockLostException e)
        {
            throw new ServiceBusException(e.Message, ServiceBusFailureReason.MessageLockLost, queue, e);
        }
    }
}
