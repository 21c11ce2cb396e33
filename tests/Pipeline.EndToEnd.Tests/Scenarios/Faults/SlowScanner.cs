using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;

namespace Pipeline.EndToEnd.Tests.Scenarios.Faults;

/// <summary>Has no verdict until it is awake.</summary>
internal sealed class SlowScanner : IMalwareScanner
{
    public bool IsAwake { get; set; }

    public Task<ScanState> ScanAsync(CaseId caseId, string sha256, CancellationToken cancellationToken) =>
        Task.FromResult(IsAwake ? ScanState.Clean : ScanState.Pending);
}
