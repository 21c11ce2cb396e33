using System.Text.Json.Serialization;
using Microsoft.DurableTask.Client;

namespace Pipeline.Embedded.Durable.Journal;

/// <summary>How an execution ended.</summary>
/// <param name="Status">Completed, Failed, Terminated, or null when the instance continues as new.</param>
/// <param name="Output">The serialized output; the input of the next execution when it continues as new.</param>
/// <param name="Failure">Set when failed.</param>
/// <param name="NewVersion">Set when the next execution has another version.</param>
/// <param name="CarriedOver">The events the next execution hears first.</param>
internal sealed record Completion(
    OrchestrationRuntimeStatus? Status,
    string? Output,
    Failure? Failure = null,
    string? NewVersion = null,
    IReadOnlyList<EventRaised>? CarriedOver = null)
{
    [JsonIgnore]
    public bool ContinuesAsNew => Status is null;
}
