using Pipeline.Casework.People;

namespace Pipeline.Casework.Documents;

/// <summary>A document as somebody sends it, but for its bytes.</summary>
public sealed record DocumentUpload
{
    public required Caller Caller { get; init; }

    public required string CaseId { get; init; }

    public required string? Name { get; init; }

    public string? Purpose { get; init; }

    /// <summary>As sent; what is no media type becomes <c>application/octet-stream</c>.</summary>
    public string? MediaType { get; init; }

    public string? IdempotencyKey { get; init; }

    /// <summary>As announced by the sender, so that too much is refused before it is sent; null when it was not.</summary>
    public long? AnnouncedBytes { get; init; }
}
