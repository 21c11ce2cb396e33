using Pipeline.Casework.People;

namespace Pipeline.Casework.Documents;

/// <summary>A document of a case, as the record knows it; its bytes are in the document store under the hash.</summary>
public sealed record CaseDocument
{
    public required string DocumentId { get; init; }

    public required string Name { get; init; }

    public string? Purpose { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    public required string MediaType { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public required string AddedBy { get; init; }

    /// <summary>In which role it was added: submitters and providers see their own documents only.</summary>
    public required Role AddedAs { get; init; }

    public required ScanState Scan { get; init; }
}
