using Pipeline.Casework.Cases;

namespace Pipeline.Functions.Orchestration;

/// <summary>What a run of the process starts from.</summary>
/// <param name="CaseId">Whose process it is.</param>
/// <param name="Generation">A newer generation in the record ends this process.</param>
/// <param name="Heard">The highest version of the record that it was told of: it acts on nothing older.</param>
public sealed record CaseRun(CaseId CaseId, int Generation, int Heard)
{
    /// <inheritdoc cref="InstanceVersion"/>
    public string? OrchestrationVersion { get; init; }
}
