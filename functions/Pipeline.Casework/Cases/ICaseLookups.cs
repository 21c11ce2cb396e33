using Pipeline.Casework.Publication;

namespace Pipeline.Casework.Cases;

/// <summary>What a decision may look up beyond its own case.</summary>
public interface ICaseLookups
{
    Task<Location?> FindLocationAsync(string locationId, CancellationToken cancellationToken);

    Task<CaseFile?> FindCaseAsync(CaseId caseId, CancellationToken cancellationToken);
}
