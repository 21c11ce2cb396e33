using Azure;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;

namespace Pipeline.Azure.Blobs;

/// <summary>
/// Microsoft Defender for Storage scans each blob once, after it was created, and puts its verdict on it as an index tag. Until the tag is there the document
/// is pending. Every verdict but the two it knows is the end too, since Defender does not scan again by itself: nothing but the words for a clean
/// document makes it clean.
/// </summary>
/// <remarks>Reading tags takes the role Storage Blob Data Owner on the container. Whoever may write tags can make a document clean.</remarks>
public sealed partial class DefenderScanner(BlobServiceClient client, ILogger<DefenderScanner> logger) : IMalwareScanner
{
    /// <summary>Tag and values as Defender writes them; the others it knows are of scans that failed or were not made.</summary>
    public const string VerdictTag = "Malware Scanning scan result";

    public const string CleanVerdict = "No threats found";
    public const string InfectedVerdict = "Malicious";

    public async Task<ScanState> ScanAsync(CaseId caseId, string sha256, CancellationToken cancellationToken)
    {
        var blob = client.Document(DocumentArea.Documents, caseId, sha256);
        try
        {
            var tags = await BlobFaults.AskAsync(() => blob.GetTagsAsync(cancellationToken: cancellationToken), cancellationToken);
            return StateOf(caseId, sha256, tags.Value.Tags);
        }
        catch (RequestFailedException missing) when (BlobFaults.IsNoBlob(missing))
        {
            throw new StoreUnavailableException($"Document {sha256} of case {caseId} is not there.", missing);
        }
    }

    private ScanState StateOf(CaseId caseId, string sha256, IDictionary<string, string> tags)
    {
        switch (tags.TryGetValue(VerdictTag, out var verdict) ? verdict : null)
        {
            case CleanVerdict:
                return ScanState.Clean;
            case InfectedVerdict:
                return ScanState.Infected;
            case null:
                return ScanState.Pending;
            default:
                LogNoVerdict(caseId, sha256, verdict!);
                return ScanState.Unscannable;
        }
    }

    [LoggerMessage(EventId = 3101, Level = LogLevel.Warning, Message = "Document {Sha256} of case {CaseId} was not scanned: {Verdict}.")]
    private partial void LogNoVerdict(CaseId caseId, string sha256, string verdict);
}
