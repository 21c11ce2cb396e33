using DurableTask.Core.Exceptions;
using Microsoft.DurableTask.Client;
using Pipeline.Embedded.Durable.Journal;
using Pipeline.Embedded.Durable.Scheduling;

namespace Pipeline.Embedded.Durable.Clients;

/// <summary>Starts instances. An unfinished instance always keeps its id; a finished one gives it up unless the caller says otherwise.</summary>
internal sealed class InstanceStarter(TurnJournal journal, InstanceArchive archive, InstanceDirectory directory, TimeProvider time)
{
    /// <summary>Completes when the instance is on disk, which it is together with its first turn.</summary>
    /// <exception cref="OrchestrationAlreadyExistsException">The id is taken.</exception>
    public async Task StartAsync(NewInstance wanted, IReadOnlySet<OrchestrationRuntimeStatus> kept, CancellationToken cancellationToken)
    {
        while (!await TryStartAsync(wanted, kept, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>False when the id changed hands meanwhile: look again.</summary>
    private async Task<bool> TryStartAsync(NewInstance wanted, IReadOnlySet<OrchestrationRuntimeStatus> kept, CancellationToken cancellationToken)
    {
        if (directory.Find(wanted.Id) is { } present)
        {
            await present.WhenBornAsync(cancellationToken);
            return present.IsClosed ? false : throw Taken(wanted.Id);
        }

        var finished = archive.Find(wanted.Id);
        if (finished is { IsOpen: true })
        {
            return false;
        }

        if (finished is not null && kept.Contains(finished.Status))
        {
            throw Taken(wanted.Id);
        }

        var row = new InstanceRow(journal.NextKey(), wanted.Id, wanted.Name, wanted.Version, time.GetUtcNow().UtcDateTime)
        {
            Input = wanted.Input,
            StartAt = wanted.StartAt,
            Tags = wanted.Tags,
        };
        var slot = new InstanceSlot(row, isBorn: false) { Replaces = finished?.Key };
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        return directory.TryAdd(slot)
            && directory.TryPost(slot, new Arrival(new ExecutionStarted(), Answer: answer))
            && await answer.Task.WaitAsync(cancellationToken);
    }

    private static OrchestrationAlreadyExistsException Taken(string id) => new($"An Orchestration instance with the ID {id} already exists.");
}
