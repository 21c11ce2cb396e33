using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Casework.Documents;

/// <summary>The effect <c>scan</c>: asks again about documents that had no verdict when they came.</summary>
public sealed class DocumentScan(EffectRunner runner, IMalwareScanner scanner)
{
    /// <exception cref="StoreUnavailableException">There is still no verdict; try again later.</exception>
    public Task<EffectOutcome> RunAsync(EffectCall call, CancellationToken cancellationToken) => runner.RunAsync(
        call,
        async (state, _, token) =>
        {
            var verdicts = new List<DocumentScanned>();
            foreach (var document in state.Documents.Where(document => document.Scan == ScanState.Pending))
            {
                verdicts.Add(new DocumentScanned(document.DocumentId, await scanner.ScanAsync(state.CaseId, document.Sha256, token)));
            }

            return verdicts.All(verdict => verdict.Scan != ScanState.Pending)
                ? verdicts
                : throw new StoreUnavailableException("The scanner has no verdict yet.");
        },
        (verdicts, script) =>
        {
            foreach (var verdict in verdicts)
            {
                script.Add(verdict);
            }

            script.Add(new EffectDone(call.Key));
        },
        cancellationToken);
}
