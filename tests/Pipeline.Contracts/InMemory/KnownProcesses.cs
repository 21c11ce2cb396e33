using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Contracts.InMemory;

/// <summary>The processes that a test says there are.</summary>
public sealed class KnownProcesses(TimeProvider time) : IProcesses
{
    private readonly HashSet<(CaseId Case, int Generation)> live = [];

    /// <summary>When set, every question throws it.</summary>
    public StoreUnavailableException? Unavailable { get; set; }

    /// <summary>Nothing is known of any process.</summary>
    public bool Silent { get; set; }

    public void Start(CaseId caseId, int generation) => live.Add((caseId, generation));

    /// <summary>Ends it, as a termination and purge by hand would.</summary>
    public void End(CaseId caseId, int generation) => live.Remove((caseId, generation));

    public bool IsLive(CaseId caseId, int generation) => live.Contains((caseId, generation));

    /// <summary>The owners of imports that are being taken in.</summary>
    public HashSet<CaseId> Imports { get; } = [];

    public Task<ProcessAnswer> FindAsync(CaseId caseId, int generation, CancellationToken cancellationToken) =>
        Task.FromResult(Answer(IsLive(caseId, generation), $"{caseId}-{generation}"));

    public Task<ProcessAnswer> FindImportAsync(CaseId owner, CancellationToken cancellationToken) =>
        Task.FromResult(Answer(Imports.Contains(owner), $"import-{owner}"));

    private ProcessAnswer Answer(bool isLive, string instanceId) => Unavailable is { } unavailable
        ? throw unavailable
        : Silent ? new ProcessAnswer.Unknown()
        : isLive ? new ProcessAnswer.Found(new(instanceId, "Running", time.GetUtcNow()) { IsLive = true })
        : new ProcessAnswer.None();
}
