namespace Pipeline.Casework.Documents;

/// <summary>A document has more bytes than the policy allows; nothing of it was kept.</summary>
public sealed class DocumentTooLargeException(long maxBytes) : Exception($"The document is larger than {maxBytes} bytes.")
{
    public long MaxBytes { get; } = maxBytes;
}
