using Pipeline.Embedded.Queues;

namespace Pipeline.Embedded.Hosting.ServiceBus;

/// <summary>The queues of the data folder, for triggers.</summary>
public sealed class StoredQueues(QueueStore queues) : IQueueSource
{
    public IQueueReceiver Open(string queue)
    {
        try
        {
            return queues.Settings(queue).RequiresSession
                ? throw new ArgumentException($"The queue '{queue}' is received by session.", nameof(queue))
                : new StoredQueueReceiver(queues, queue);
        }
        catch (QueueNotFoundException e)
        {
            throw new ArgumentException(e.Message, nameof(queue), e);
        }
    }
}
