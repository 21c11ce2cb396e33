using Azure.Messaging.ServiceBus;
using Grpc.Core;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Embedded.Hosting.ServiceBus;

/// <summary>
/// Settlement of the one message of one invocation. As on Azure it works once and only while the invocation runs; what fails is an
/// <see cref="RpcException"/>: FailedPrecondition for a message it does not know (any more), Unknown for everything else.
/// </summary>
internal sealed class QueueMessageActions(IQueueReceiver receiver, ServiceBusReceivedMessage known) : ServiceBusMessageActions
{
    private bool _over;

    /// <summary>The function itself decided what becomes of the message.</summary>
    public bool Settled { get; private set; }

    /// <summary>The invocation is over: nothing can be settled through this object now.</summary>
    public void End() => _over = true;

    public override Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        SettleAsync(message, () => receiver.CompleteAsync(message, cancellationToken));

    public override Task AbandonMessageAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object>? propertiesToModify = null,
        CancellationToken cancellationToken = default) =>
        SettleAsync(message, () => receiver.AbandonAsync(message, propertiesToModify, cancellationToken));

    public override Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message,
        Dictionary<string, object>? propertiesToModify = null,
        string? deadLetterReason = null,
        string? deadLetterErrorDescription = null,
        CancellationToken cancellationToken = default) =>
        SettleAsync(
            message,
            () => receiver.DeadLetterAsync(message, propertiesToModify, deadLetterReason, deadLetterErrorDescription, cancellationToken));

    public override Task DeferMessageAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object>? propertiesToModify = null,
        CancellationToken cancellationToken = default) =>
        SettleAsync(message, () => receiver.DeferAsync(message, propertiesToModify, cancellationToken));

    public override Task RenewMessageLockAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        CallAsync(message, () => receiver.RenewLockAsync(message, cancellationToken));

    private async Task SettleAsync(ServiceBusReceivedMessage message, Func<Task> settle)
    {
        await CallAsync(message, settle);
        Settled = true;
    }

    private async Task CallAsync(ServiceBusReceivedMessage message, Func<Task> call)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (_over || Settled || message.LockToken != known.LockToken)
        {
            throw new RpcException(new Status(StatusCode.FailedPrecondition, $"LockToken {message.LockToken} not found."));
        }

        try
        {
            await call();
        }
        catch (ServiceBusException e)
        {
            throw new RpcException(new Status(StatusCode.Unknown, e.ToString()));
        }
    }
}
