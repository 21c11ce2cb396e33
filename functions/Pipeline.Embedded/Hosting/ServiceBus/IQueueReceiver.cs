using Azure.Messaging.ServiceBus;

namespace Pipeline.Embedded.Hosting.ServiceBus;

/// <summary>
/// The receiving side of one peek-lock queue. Settling a message whose lock is lost throws <see cref="ServiceBusException"/> with
/// <see cref="ServiceBusFailureReason.MessageLockLost"/>.
/// </summary>
public interface IQueueReceiver
{
    /// <summary>
    /// Calls <paramref name="signal"/> whenever there may be something to receive: sent, due, unlocked or abandoned. The call must be cheap; it
    /// may come when there is nothing.
    /// </summary>
    IDisposable OnAvailable(Action signal);

    /// <summary>Locks and returns what is there, at most <paramref name="max"/>; empty when there is nothing. Does not wait.</summary>
    Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveAsync(int max, CancellationToken cancellationToken);

    Task CompleteAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken);

    Task AbandonAsync(ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify, CancellationToken cancellationToken);

    Task DeadLetterAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object>? propertiesToModify,
        string? reason,
        string? description,
        CancellationToken cancellationToken);

    Task DeferAsync(ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify, CancellationToken cancellationToken);

    /// <summary>Locks the message for another lock duration and returns until when.</summary>
    Task<DateTimeOffset> RenewLockAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken);
}
