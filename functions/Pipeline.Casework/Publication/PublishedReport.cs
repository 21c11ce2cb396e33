using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Publication;

/// <summary>The current edition of a published report.</summary>
public sealed record PublishedReport
{
    public const string EditionAltered = "edition-altered";

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

    /// <summary>The first visit of the assessment; null where nobody visited.</summary>
    public DateOnly? FirstVisit { get; init; }

    public DateOnly? LastVisit { get; init; }

    /// <summary>When the provider asked for a review of the ratings that is not decided yet. The report stays in force meanwhile.</summary>
    public DateTimeOffset? ReviewRequestedAt { get; init; }

    /// <summary>The reason of a withdrawal; the tombstone stays.</summary>
    public string? WithdrawnBecause { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>The day in London on which the report was first published; corrections keep it.</summary>
    [JsonIgnore]
    public DateOnly ReportDate => LondonTime.DateOf(FirstPublishedAt);

    /// <summary>Of all that the location's entry tells of the report: whether it says something else than before.</summary>
    public string SaysHash()
    {
        var said = this with { CommitVersion = 0, ReviewRequestedAt = null };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(said, CaseJson.Options)));
    }

    /// <summary>Holds that nobody puts other bytes in the place of an edition that the public could read.</summary>
    /// <exception cref="PermanentFailureException">The successor has the same edition with other hashes.</exception>
    public void MustNotBeAlteredBy(PublishedReport successor)
    {
        if (successor.Edition == Edition && (successor.HtmlSha256 != HtmlSha256 || successor.JsonSha256 != JsonSha256))
        {
            throw new PermanentFailureException(EditionAltered, $"Edition {Edition} of report {ReportId} is published; it cannot be replaced.");
        }
    }
}
