#nullable disable
using Azure.Core;
using Pipeline.AzureSdk;

namespace Azure.Messaging.ServiceBus;

// Clients, senders and receivers can be made and registered; only what would talk to the broker refuses.
public class ServiceBusClient : IAsyncDisposable
{
    protected ServiceBusClient()
    {
    }

    public ServiceBusClient(string fullyQualifiedNamespace, TokenCredential credential)
        : this(fullyQualifiedNamespace, credential, new ServiceBusClientOptions())
    {
    }

    public ServiceBusClient(string fullyQualifiedNamespace, TokenCredential credential, ServiceBusClientOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(fullyQualifiedNamespace);
        ArgumentNullException.ThrowIfNull(credential);
        FullyQualifiedNamespace = fullyQualifiedNamespace;
        Identifier = options?.Identifier;
        TransportType = options?.TransportType ?? ServiceBusTransportType.AmqpTcp;
    }

    public virtual string FullyQualifiedNamespace { get; }

    public virtual string Identifier { get; }

    public virtual bool IsClosed { get; private set; }

    public ServiceBusTransportType TransportType { get; }

    public virtual ServiceBusReceiver CreateReceiver(string queueName) => new SurfaceReceiver(this, queueName, new ServiceBusReceiverOptions());

    public virtual ServiceBusReceiver CreateReceiver(string queueName, ServiceBusReceiverOptions options) =>
        new SurfaceReceiver(this, queueName, options);

    public virtual ServiceBusReceiver CreateReceiver(string topicName, string subscriptionName) =>
        new SurfaceReceiver(this, topicName, subscriptionName, new ServiceBusReceiverOptions());

    public virtual ServiceBusReceiver CreateReceiver(string topicName, string subscriptionName, ServiceBusReceiverOptions options) =>
        new SurfaceReceiver(this, topicName, subscriptionName, options);

    public virtual ServiceBusSender CreateSender(string queueOrTopicName) => new SurfaceSender(this, queueOrTopicName, new ServiceBusSenderOptions());

    public virtual ServiceBusSender CreateSender(string queueOrTopicName, ServiceBusSenderOptions options) =>
        new SurfaceSender(this, queueOrTopicName, options);

    public virtual ValueTask DisposeAsync()
    {
        IsClosed = true;
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private sealed class SurfaceReceiver : ServiceBusReceiver
    {
        public SurfaceReceiver(ServiceBusClient client, string queueName, ServiceBusReceiverOptions options)
            : base(client, queueName, options)
        {
        }

        public SurfaceReceiver(ServiceBusClient client, string topicName, string subscriptionName, ServiceBusReceiverOptions options)
            : base(client, topicName, subscriptionName, options)
        {
        }
    }

    private sealed class SurfaceSender(ServiceBusClient client, string queueOrTopicName, ServiceBusSenderOptions options)
        : ServiceBusSender(client, queueOrTopicName, options);
}
