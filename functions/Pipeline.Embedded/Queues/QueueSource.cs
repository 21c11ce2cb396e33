using Pipeline.Embedded.Hosting.ServiceBus;

namespace Pipeline.Embedded.Queues;

/// <summary>Gives triggers the receiving side of the queues of this machine.</summary>
public sealed class QueueSource(QueueStore store) : IQueueSource
{
    public IQueueReceiver Open(string queue) => store.Exists(queue)
        ? new QueueReceiver(store, queue)
        : throw new ArgumentException($"There is no queue '{queue}'.", nameof(queue));
}
