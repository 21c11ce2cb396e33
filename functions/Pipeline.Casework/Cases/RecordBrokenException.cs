namespace Pipeline.Casework.Cases;

/// <summary>A chain does not hold together: a commit is missing, altered or from elsewhere.</summary>
public sealed class RecordBrokenException(CaseId caseId, int version, string what)
    : Exception($"The record of case {caseId} is broken at version {version}: {what}.")
{
    public CaseId CaseId { get; } = caseId;

    public int Version { get; } = version;
}
