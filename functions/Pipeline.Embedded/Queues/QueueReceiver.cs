using Azure.Messaging.ServiceBus;
using Pipeline.Embedded.Hosting.ServiceBus;

namespace Pipeline.Embedded.Queues;

/// <summary>One queue as a receiver of Service Bus messages.</summary>
internal sealed class QueueReceiver(QueueStore store, string queue) : IQueueReceiver
{
    public IDisposable OnAvailable(Action signal) => store.OnAvailable(queue, signal);

    public async Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveAsync(int max, CancellationToken cancellationToken) =>
        [.. (await store.ReceiveAsync(queue, max, cancellationToken)).Select(Of)];

    public Task CompleteAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken) =>
        SettleAsync(store.CompleteAsync(LockOf(message), cancellationToken));

    public Task AbandonAsync(ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify, CancellationToken cancellationToken) =>
        SettleAsync(store.AbandonAsync(LockOf(message), propertiesToModify, cancellationToken));

    public Task DeadLetterAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object>? propertiesToModify,
        string? reason,
        string? description,
        CancellationToken cancellationToken) =>
        SettleAsync(store.DeadLetterAsync(LockOf(message), reason, description, propertiesToModify, cancellationToken));

    public Task DeferAsync(ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify, CancellationToken cancellationToken) =>
        SettleAsync(store.DeferAsync(LockOf(message), propertiesToModify, cancellationToken));

    public async Task<DateTimeOffset> RenewLockAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken)
    {
        var renewed = store.RenewAsync(LockOf(message), cancellationToken);
        await SettleAsync(renewed);
        return await renewed;
    }

    private static async Task SettleAsync(Task settling)
    {
        try
        {
            await settling;
        }
        catch (MessageLockLostException e)
        {
            throw new ServiceBusException(e.Message, ServiceBusFailureReason.MessageLockLost, innerException: e);
        }
    }

    private static MessageLock LockOf(ServiceBusReceivedMessage message) => new(message.SequenceNumber, Guid.Parse(message.LockToken));

    private static ServiceBusReceivedMessage Of(LockedMessage delivery)
    {
        var (stored, message) = (delivery.Stored, delivery.Stored.Message);
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
            properties: message.Properties.ToDictionary(),
            lockTokenGuid: delivery.LockToken,
            deliveryCount: stored.DeliveryCount,
            lockedUntil: delivery.LockedUntil,
            sequenceNumber: stored.SequenceNumber,
            deadLetterSource: stored.DeadLetterSource,
            enqueuedSequenceNumber: stored.EnqueuedSequenceNumber,
            enqueuedTime: stored.EnqueuedAt,
            serviceBusMessageState: (ServiceBusMessageState)stored.State);
    }
}
