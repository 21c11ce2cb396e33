namespace Pipeline.Embedded.Queues;

/// <summary>No queue has this name.</summary>
public sealed class QueueNotFoundException(string queue) : Exception($"There is no queue '{queue}'.")
{
    public string Queue { get; } = queue;
}
