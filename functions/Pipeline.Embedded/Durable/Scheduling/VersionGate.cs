using Microsoft.DurableTask.Abstractions;
using Pipeline.Embedded.Durable.Journal;

namespace Pipeline.Embedded.Durable.Scheduling;

/// <summary>Which instance versions this process runs.</summary>
internal sealed class VersionGate(DurableRuntimeOptions options)
{
    private readonly string _own = options.DefaultVersion ?? string.Empty;

    /// <summary>Null when it runs the version, else the failure that says why not.</summary>
    public Failure? Refusal(string version) => options.VersionMatch switch
    {
        VersionMatchStrategy.Strict when Compare(version) != 0
            => Mismatch($"The orchestration version '{version}' does not match the worker version '{_own}'."),
        VersionMatchStrategy.CurrentOrOlder when Compare(version) > 0
            => Mismatch($"The orchestration version '{version}' is greater than the worker version '{_own}'."),
        _ => null,
    };

    public bool Rejects(string version) => options.VersionFailure == VersionFailureStrategy.Reject && Refusal(version) is not null;

    private int Compare(string version) => TaskOrchestrationVersioningUtils.CompareVersions(version, _own);

    private static Failure Mismatch(string message) => new("VersionMismatch", message, NonRetriable: true);
}
