namespace Pipeline.Casework.Documents;

/// <summary>A document is not given out because it is not known to be clean. Answered as 423.</summary>
public sealed class InQuarantineException(string documentId, ScanState scan) : Exception($"Document {documentId} {Why(scan)}.")
{
    public ScanState Scan { get; } = scan;

    private static string Why(ScanState scan) => scan switch
    {
        ScanState.Infected => "is infected",
        ScanState.Unscannable => "could not be scanned",
        _ => "has not been scanned yet",
    };
}
