using System.Buffers;
using System.Text;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;

namespace Pipeline.Embedded.Documents;

/// <summary>
/// The scanner of a single machine: it knows one signature, the EICAR anti-malware test file, so that quarantine can be tried. A regulator
/// replaces it by its own engine.
/// </summary>
public sealed class SignatureScanner(IDocumentStore documents) : IMalwareScanner
{
    private const int BufferSize = 64 * 1024;

    // In two halves, so that this source file is no find itself.
    private static readonly byte[] Signature = Encoding.ASCII.GetBytes(
        string.Concat(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"));

    public async Task<ScanState> ScanAsync(CaseId caseId, string sha256, CancellationToken cancellationToken)
    {
        await using var content = await documents.OpenAsync(DocumentArea.Documents, caseId, sha256, cancellationToken)
            ?? throw new StoreUnavailableException($"The bytes of document {sha256} of case {caseId} cannot be read.");
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var kept = 0;
            int read;
            while ((read = await content.ReadAsync(buffer.AsMemory(kept, BufferSize - kept), cancellationToken)) > 0)
            {
                var filled = kept + read;
                if (buffer.AsSpan(0, filled).IndexOf(Signature) >= 0)
                {
                    return ScanState.Infected;
                }

                kept = Math.Min(filled, Signature.Length - 1);
                buffer.AsSpan(filled - kept, kept).CopyTo(buffer);
            }

            return ScanState.Clean;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
