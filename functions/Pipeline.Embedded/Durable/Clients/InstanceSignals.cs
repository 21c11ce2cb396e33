using Grpc.Core;
using Microsoft.DurableTask.Client;
using Pipeline.Embedded.Durable.Journal;
using Pipeline.Embedded.Durable.Scheduling;

namespace Pipeline.Embedded.Durable.Clients;

/// <summary>Brings events and orders to unfinished instances.</summary>
internal sealed class InstanceSignals(InstanceArchive archive, InstanceDirectory directory)
{
    /// <summary>Completes when the event is on disk, as a rule together with the turn it causes.</summary>
    /// <exception cref="RpcException">NotFound: there is no such instance. FailedPrecondition: its status does not allow it.</exception>
    public async Task SendAsync(
        string id, TurnEvent message, Func<OrchestrationRuntimeStatus, bool> allowed, CancellationToken cancellationToken)
    {
        while (!await TrySendAsync(id, message, allowed, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task<bool> TrySendAsync(
        string id, TurnEvent message, Func<OrchestrationRuntimeStatus, bool> allowed, CancellationToken cancellationToken)
    {
        if (directory.Find(id) is not { } slot)
        {
            // Open now, though it was not in memory a moment ago: it has just been started.
            return archive.Find(id) switch
            {
                null => throw NotFound(id),
                { IsOpen: true } => false,
                _ => throw NotRunning(),
            };
        }

        await slot.WhenBornAsync(cancellationToken);
        if (slot.IsClosed)
        {
            return false;
        }

        if (!allowed(slot.Row.Status))
        {
            throw NotRunning();
        }

        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        return directory.TryPost(slot, new Arrival(message, Answer: answer)) && await answer.Task.WaitAsync(cancellationToken);
    }

    private static RpcException NotFound(string id) => new(new Status(StatusCode.NotFound, $"No instance with ID '{id}' was found."));

    private static RpcException NotRunning()
        => new(new Status(StatusCode.FailedPrecondition, "The orchestration instance with the provided instance id is not running."));
}
