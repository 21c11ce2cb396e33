using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight.Mornings;

/// <summary>Where nobody is there to ask which processes live: every answer is that it is not known.</summary>
public sealed class UnaskedProcesses : IProcesses
{
    public Task<ProcessAnswer> FindAsync(CaseId caseId, int generation, CancellationToken cancellationToken) =>
        Task.FromResult<ProcessAnswer>(new ProcessAnswer.Unknown());

    public Task<ProcessAnswer> FindImportAsync(CaseId owner, CancellationToken cancellationToken) =>
        Task.FromResult<ProcessAnswer>(new ProcessAnswer.Unknown());
}
