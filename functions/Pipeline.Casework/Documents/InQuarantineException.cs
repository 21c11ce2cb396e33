namespace Pipeline.Casework.Documents;

/// <summary>A document is not given out because it is not known to be clean. Answered as 423.</summary>
public sealed class InQuarantineException(string documentId, ScanState scan)
    : Exception(scan == ScanState.Infected ? $"Document {documentId} is infected." : $"Document {documentId} has not been scanned yet.")
{
    public ScanState Scan { get; } = scan;
}
