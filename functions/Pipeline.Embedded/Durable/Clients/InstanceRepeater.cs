using Microsoft.DurableTask.Client;
using Pipeline.Embedded.Durable.Journal;
using Pipeline.Embedded.Durable.Scheduling;

namespace Pipeline.Embedded.Durable.Clients;

/// <summary>Runs instances again: from the beginning, or from their failure.</summary>
internal sealed class InstanceRepeater(
    InstanceStarter starter, InstanceArchive archive, HistoryRewriter rewriter, InstanceDirectory directory, TimeProvider time)
{
    /// <param name="id">What to run again.</param>
    /// <param name="newId">The id it runs under; a new one if null.</param>
    /// <param name="version">The version it runs under; its own if null.</param>
    /// <param name="cancellationToken">Given up until the start is taken.</param>
    /// <exception cref="ArgumentException">There is no such instance.</exception>
    /// <exception cref="InvalidOperationException">The instance whose place it would take is not finished.</exception>
    public async Task<string> RestartAsync(string id, string? newId, string? version, CancellationToken cancellationToken)
    {
        var row = Find(id);
        if (newId == id && row.IsOpen)
        {
            throw new InvalidOperationException($"An orchestration with the instanceId {id} cannot be restarted.");
        }

        var again = new NewInstance(newId ?? InstanceIds.New(time), row.Name, version ?? row.Version, row.Input, null, row.Tags);
        await starter.StartAsync(again, new HashSet<OrchestrationRuntimeStatus>(), cancellationToken);
        return again.Id;
    }

    /// <summary>Schedules again what had failed, in sub-orchestrations too, and lets the instance run on.</summary>
    /// <exception cref="ArgumentException">There is no such instance.</exception>
    /// <exception cref="InvalidOperationException">It has not failed.</exception>
    public async Task RewindAsync(string id, CancellationToken cancellationToken)
    {
        Find(id);
        var rewound = await rewriter.RewindAsync(id, time.GetUtcNow().UtcDateTime, cancellationToken);
        if (rewound.Count == 0)
        {
            throw new InvalidOperationException($"The orchestration instance '{id}' has not failed; only failed instances can be rewound.");
        }

        foreach (var row in rewound)
        {
            directory.Post(row.Id, row.Key, new Arrival(row.Started ? null : new ExecutionStarted(), row.Execution));
        }
    }

    private InstanceRow Find(string id)
        => archive.Find(id) ?? throw new ArgumentException($"An orchestration with the instanceId {id} was not found.", nameof(id));
}
