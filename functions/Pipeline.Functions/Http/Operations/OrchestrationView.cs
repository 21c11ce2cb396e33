using Microsoft.DurableTask.Client;

namespace Pipeline.Functions.Http.Operations;

/// <summary>An instance as operations see it: ids, states and times.</summary>
public sealed record OrchestrationView
{
    public required string InstanceId { get; init; }

    public required string Name { get; init; }

    /// <summary>As the backend names it: <c>Running</c>, <c>Completed</c>, …</summary>
    public required string RuntimeStatus { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>The type and message of what ended it; only of one instance, never in a list.</summary>
    public string? Failure { get; init; }

    public static OrchestrationView Of(OrchestrationMetadata instance) => new()
    {
        InstanceId = instance.InstanceId,
        Name = instance.Name,
        RuntimeStatus = instance.RuntimeStatus.ToString(),
        CreatedAt = instance.CreatedAt,
        LastUpdatedAt = instance.LastUpdatedAt,
        Failure = instance.FailureDetails is { } failure ? $"{failure.ErrorType}: {failure.ErrorMessage}" : null,
    };
}
