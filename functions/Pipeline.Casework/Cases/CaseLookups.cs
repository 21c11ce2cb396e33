using Pipeline.Casework.Publication;

namespace Pipeline.Casework.Cases;

/// <summary>Looks in the register and in the record.</summary>
public sealed class CaseLookups(IRegister register, CaseRecord record) : ICaseLookups
{
    public async Task<Location?> FindLocationAsync(string locationId, CancellationToken cancellationToken) =>
        (await register.FindLocationAsync(locationId, cancellationToken))?.Location;

    public Task<CaseFile?> FindCaseAsync(CaseId caseId, CancellationToken cancellationToken) => record.FindAsync(caseId, cancellationToken);
}
