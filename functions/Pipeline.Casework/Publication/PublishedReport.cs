using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Publication;

/// <summary>The current edition of a published report.</summary>
public sealed record PublishedReport
{
    /// <summary>A GUID that says nothing of the case; the same for all editions.</summary>
    public required string ReportId { get; init; }

    public required CaseId CaseId { get; init; }

    public required string LocationId { get; init; }

    /// <summary>The commit this was computed from; an older one never replaces a newer one.</summary>
    public required int CommitVersion { get; init; }

    public required int Edition { get; init; }

    public required DateTimeOffset FirstPublishedAt { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>SHA-256 of the HTML edition in the register area.</summary>
    public required string HtmlSha256 { get; init; }

    /// <summary>SHA-256 of the JSON edition in the register area.</summary>
    public required string JsonSha256 { get; init; }

    public required string Framework { get; init; }

    public required Rating Overall { get; init; }

    /// <summary>Rating by key question id, in the framework's order; empty where the framework has none.</summary>
    public required IReadOnlyList<PublishedRating> KeyQuestions { get; init; }

    /// <summary>The reason of a withdrawal; the tombstone stays.</summary>
    public string? WithdrawnBecause { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }
}
