using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight;

/// <summary>The processes behind the cases, as far as oversight looks at them.</summary>
public interface IProcesses
{
    /// <summary>The process of a generation.</summary>
    /// <exception cref="StoreUnavailableException">There is no answer, and the asker has to have one.</exception>
    Task<ProcessAnswer> FindAsync(CaseId caseId, int generation, CancellationToken cancellationToken);

    /// <summary>The process that takes in the import of this owner.</summary>
    /// <exception cref="StoreUnavailableException">There is no answer, and the asker has to have one.</exception>
    Task<ProcessAnswer> FindImportAsync(CaseId owner, CancellationToken cancellationToken);
}
