using Pipeline.Casework.Messages;
using Pipeline.Casework.Oversight.Dependencies;

namespace Pipeline.Embedded.Queues;

/// <summary>Every queue answers.</summary>
internal sealed class QueuesCheck(IMessageQueue queue) : IDependencyCheck
{
    public string Name => "queues";

    public async Task<DependencyState> CheckAsync(CancellationToken cancellationToken)
    {
        foreach (var name in Casework.Messages.Queues.All)
        {
            await queue.ListDeadLettersAsync(name, 0, 1, cancellationToken);
        }

        return new DependencyState.Ok();
    }
}
