using Microsoft.DurableTask.Client;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Functions.Http.Operations;

/// <summary>An instance as operations see it: ids, states and times.</summary>
public sealed record OrchestrationView
{
    public required string InstanceId { get; init; }

    public required string Name { get; init; }

    /// <summary>The version of the orchestration it was started with; absent where nobody knows any more. A build runs its own version and older ones.</summary>
    public string? Version { get; init; }

    /// <summary>As the backend names it: <c>Running</c>, <c>Completed</c>, …</summary>
    public required string RuntimeStatus { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>How far it is, as it says itself; absent while it has said nothing.</summary>
    public OrchestrationProgress? Progress { get; init; }

    /// <summary>The type and message of what ended it; only of one instance, never in a list.</summary>
    public string? Failure { get; init; }

    /// <param name="instance">Fetched with its input.</param>
    public static OrchestrationView Of(OrchestrationMetadata instance) => new()
    {
        InstanceId = instance.InstanceId,
        Name = instance.Name,
        Version = InstanceVersion.Of(instance),
        RuntimeStatus = instance.RuntimeStatus.ToString(),
        CreatedAt = instance.CreatedAt,
        LastUpdatedAt = instance.LastUpdatedAt,
        Progress = OrchestrationProgress.Of(instance),
        Failure = instance.FailureDetails is { } failure ? $"{failure.ErrorType}: {failure.ErrorMessage}" : null,
    };
}
