using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight.Dependencies;

/// <summary>The record answers: it is asked for a case that nobody has.</summary>
public sealed class RecordCheck(ICaseStore store) : IDependencyCheck
{
    private static readonly CaseId Nobodys = CaseId.From(new byte[CaseId.Length]);

    public string Name => DependencyNames.Record;

    public async Task<DependencyState> CheckAsync(CancellationToken cancellationToken)
    {
        await store.ReadCommitsAsync(Nobodys, 0, cancellationToken);
        return new DependencyState.Ok();
    }
}
