using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;

namespace Pipeline.Contracts.InMemory;

/// <summary>Says of every document what a test wants.</summary>
public sealed class SettableScanner : IMalwareScanner
{
    public ScanState Verdict { get; set; } = ScanState.Clean;

    /// <summary>Documents, by their hash, about which it has something else to say.</summary>
    public IDictionary<string, ScanState> Verdicts { get; } = new Dictionary<string, ScanState>();

    /// <summary>Documents, by their hash, about which it cannot be asked.</summary>
    public ISet<string> Unreachable { get; } = new HashSet<string>();

    public Task<ScanState> ScanAsync(CaseId caseId, string sha256, CancellationToken cancellationToken) =>
        Unreachable.Contains(sha256) ? throw new StoreUnavailableException("The document cannot be read.")
        : Task.FromResult(Verdicts.TryGetValue(sha256, out var verdict) ? verdict : Verdict);
}
