using System.Text.Json.Serialization;

namespace Pipeline.Casework.Cases;

/// <summary>
/// One commit as it is stored: one document, created once and never changed. <see cref="Payload"/> is the commit itself as one string, and
/// <see cref="Hash"/> covers its exact UTF-8 bytes; the other properties repeat what stores index.
/// </summary>
public sealed record CommitDocument
{
    public const string DocumentType = "commit";

    /// <summary><c>{caseId}:{version}</c>: creating an id that exists is the conflict.</summary>
    public required string Id { get; init; }

    /// <summary>Always <see cref="DocumentType"/>; a feed also carries documents of other types, which handlers skip.</summary>
    public required string Type { get; init; }

    public required CaseId CaseId { get; init; }

    /// <summary>1 for the commit that opens the case, then rising by one.</summary>
    public required int Version { get; init; }

    /// <summary>Names the attempt: a store that finds this very id under the wanted version has already done the work.</summary>
    public required string CommitId { get; init; }

    /// <summary>Lower-case hex SHA-256 of the UTF-8 bytes of <see cref="Payload"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>At most 256 KB as UTF-8.</summary>
    public required string Payload { get; init; }

    /// <summary>
    /// What the process owes after this commit; null when it owes nothing. Stored under a name of its own: what is indexed as owed is what the
    /// newest commit owes, and most commits are not the newest.
    /// </summary>
    [JsonPropertyName("owedThen")]
    public Owed? Owed { get; init; }

    /// <summary>True once the case is closed and nothing more is owed: from then on it has no process.</summary>
    public required bool Closed { get; init; }

    public static string IdOf(CaseId caseId, int version) => $"{caseId}:{version}";
}
