using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight;

/// <summary>The processes behind the cases, as far as oversight looks at them.</summary>
public interface IProcesses
{
    /// <summary>The process of a generation; null when the backend has none or does not answer in time.</summary>
    Task<ProcessStatus?> FindAsync(CaseId caseId, int generation, CancellationToken cancellationToken);
}
