using Microsoft.DurableTask.Client;

namespace Pipeline.Embedded.Durable.Journal;

/// <summary>The row of an instance. A key is one start of one id: a replaced instance has another key.</summary>
internal sealed record InstanceRow(long Key, string Id, string Name, string Version, DateTime Created)
{
    public OrchestrationRuntimeStatus Status { get; init; } = OrchestrationRuntimeStatus.Pending;

    /// <summary>Rises with every continue-as-new; results that belong to an older one are ignored.</summary>
    public int Execution { get; init; }

    /// <summary>Whether the present execution took its first turn.</summary>
    public bool Started { get; init; }

    public DateTime Updated { get; init; } = Created;

    public DateTime? StartAt { get; init; }

    public string? Input { get; init; }

    public string? Output { get; init; }

    public string? CustomStatus { get; init; }

    public Failure? Failure { get; init; }

    public Dictionary<string, string>? Tags { get; init; }

    public ParentLink? Parent { get; init; }

    public bool IsOpen => !IsFinal(Status);

    public static bool IsFinal(OrchestrationRuntimeStatus status) => status
        is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;
}
