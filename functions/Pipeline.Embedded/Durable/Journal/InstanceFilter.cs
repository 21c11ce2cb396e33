using Microsoft.DurableTask.Client;

namespace Pipeline.Embedded.Durable.Journal;

/// <summary>Which instances a query or a purge is about. Both ends of the time range belong to it.</summary>
internal sealed record InstanceFilter(DateTime CreatedFrom, DateTime CreatedTo, int StatusBits, string Prefix)
{
    public static InstanceFilter Of(
        DateTimeOffset? createdFrom, DateTimeOffset? createdTo, IEnumerable<OrchestrationRuntimeStatus>? statuses, string? prefix)
    {
        OrchestrationRuntimeStatus[] wanted = [.. statuses ?? []];
        return new InstanceFilter(
            createdFrom?.UtcDateTime ?? DateTime.MinValue,
            createdTo?.UtcDateTime ?? DateTime.MaxValue,
            wanted.Length == 0 ? ~0 : wanted.Aggregate(0, (bits, status) => bits | (1 << (int)status)),
            prefix ?? string.Empty);
    }

    public InstanceFilter FinishedOnly() => this with
    {
        StatusBits = StatusBits
            & ((1 << (int)OrchestrationRuntimeStatus.Completed) | (1 << (int)OrchestrationRuntimeStatus.Failed) | (1 << (int)OrchestrationRuntimeStatus.Terminated)),
    };
}
