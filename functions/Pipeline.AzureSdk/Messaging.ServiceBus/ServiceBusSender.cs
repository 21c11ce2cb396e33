#nullable disable
using Pipeline.AzureSdk;

namespace Azure.Messaging.ServiceBus;

public class ServiceBusSender : IAsyncDisposable
{
    protected ServiceBusSender()
    {
    }

    protected ServiceBusSender(ServiceBusClient client, string queueOrTopicName)
        : this(client, queueOrTopicName, new ServiceBusSenderOptions())
    {
    }

    protected ServiceBusSender(ServiceBusClient client, string queueOrTopicName, ServiceBusSenderOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(queueOrTopicName);
        EntityPath = queueOrTopicName;
        FullyQualifiedNamespace = client.FullyQualifiedNamespace;
        Identifier = options?.Identifier;
    }

    public virtual string EntityPath { get; }

    public virtual string FullyQualifiedNamespace { get; }

    public virtual string Identifier { get; }

    public virtual bool IsClosed { get; private set; }

    public virtual Task CancelScheduledMessageAsync(long sequenceNumber, CancellationToken cancellationToken = default) =>
        throw AzureSdkSwitch.NotSupported();

    public virtual Task CancelScheduledMessagesAsync(IEnumerable<long> sequenceNumbers, CancellationToken cancellationToken = default) =>
        throw AzureSdkSwitch.NotSupported();

    public virtual Task CloseAsync(CancellationToken cancellationToken = default)
    {
        IsClosed = true;
        return Task.CompletedTask;
    }

    public virtual ValueTask<ServiceBusMessageBatch> CreateMessageBatchAsync(CancellationToken cancellationToken = default) =>
        CreateMessageBatchAsync(null, cancellationToken);

    public virtual ValueTask<ServiceBusMessageBatch> CreateMessageBatchAsync(
        CreateMessageBatchOptions options, CancellationToken cancellationToken = default) => throw AzureSdkSwitch.NotSupported();

    public virtual async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    public virtual Task<long> ScheduleMessageAsync(
        ServiceBusMessage message, DateTimeOffset scheduledEnqueueTime, CancellationToken cancellationToken = default) =>
        throw AzureSdkSwitch.NotSupported();

    public virtual Task<IReadOnlyList<long>> ScheduleMessagesAsync(
        IEnumerable<ServiceBusMessage> messages, DateTimeOffset scheduledEnqueueTime, CancellationToken cancellationToken = default) =>
        throw AzureSdkSwitch.NotSupported();

    public virtual Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default) =>
        throw AzureSdkSwitch.NotSupported();

    public virtual Task SendMessagesAsync(IEnumerable<ServiceBusMessage> messages, CancellationToken cancellationToken = default) =>
        throw AzureSdkSwitch.NotSupported();
}
