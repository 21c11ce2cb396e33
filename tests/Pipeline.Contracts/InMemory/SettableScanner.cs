using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;

namespace Pipeline.Contracts.InMemory;

/// <summary>Says of every document what a test wants.</summary>
public sealed class SettableScanner : IMalwareScanner
{
    public ScanState Verdict { get; set; } = ScanState.Clean;

    public Task<ScanState> ScanAsync(CaseId caseId, string sha256, CancellationToken cancellationToken) => Task.FromResult(Verdict);
}
