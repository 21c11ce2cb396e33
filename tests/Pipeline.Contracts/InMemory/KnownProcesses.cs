using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Contracts.InMemory;

/// <summary>The processes that a test says there are.</summary>
public sealed class KnownProcesses(TimeProvider time) : IProcesses
{
    private readonly HashSet<(CaseId Case, int Generation)> live = [];

    public StoreUnavailableException? Unavailable { get; set; }

    public void Start(CaseId caseId, int generation) => live.Add((caseId, generation));

    /// <summary>Ends it, as a termination and purge by hand would.</summary>
    public void End(CaseId caseId, int generation) => live.Remove((caseId, generation));

    public bool IsLive(CaseId caseId, int generation) => live.Contains((caseId, generation));

    public Task<ProcessStatus?> FindAsync(CaseId caseId, int generation, CancellationToken cancellationToken) => Unavailable is { } unavailable
        ? throw unavailable
        : Task.FromResult<ProcessStatus?>(
            IsLive(caseId, generation) ? new ProcessStatus($"{caseId}-{generation}", "Running", time.GetUtcNow()) { IsLive = true } : null);
}
