namespace Pipeline.Embedded.Hosting.ServiceBus;

/// <summary>Where the host takes messages from.</summary>
public interface IQueueSource
{
    /// <exception cref="ArgumentException">There is no queue of that name.</exception>
    IQueueReceiver Open(string queue);
}
