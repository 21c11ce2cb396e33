using Pipeline.Casework.Assessment;
using Pipeline.Casework.Publication;

namespace Pipeline.Functions.Http.PublicRegister;

/// <summary>A report as the public sees it in lists: never its case.</summary>
public sealed record ReportSummary
{
    public required string ReportId { get; init; }

    public required string ReportUrl { get; init; }

    public required int Edition { get; init; }

    public required DateTimeOffset FirstPublishedAt { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>SHA-256 of the page and of the data of this edition, for whoever wants to hold them to it.</summary>
    public required string HtmlSha256 { get; init; }

    public required string JsonSha256 { get; init; }

    public required string Framework { get; init; }

    public required Rating Overall { get; init; }

    public required IReadOnlyList<PublishedRating> KeyQuestions { get; init; }

    /// <summary>When the review of the ratings was asked for that is under way; the report stays in force meanwhile.</summary>
    public DateTimeOffset? ReviewRequestedAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    public string? WithdrawnBecause { get; init; }

    public static ReportSummary Of(PublishedReport report) => new()
    {
        ReportId = report.ReportId,
        ReportUrl = $"/{Routes.RegisterReport.Replace("{reportId}", report.ReportId, StringComparison.Ordinal)}",
        Edition = report.Edition,
        FirstPublishedAt = report.FirstPublishedAt,
        PublishedAt = report.PublishedAt,
        HtmlSha256 = report.HtmlSha256,
        JsonSha256 = report.JsonSha256,
        Framework = report.Framework,
        Overall = report.Overall,
        KeyQuestions = report.KeyQuestions,
        ReviewRequestedAt = report.ReviewRequestedAt,
        WithdrawnAt = report.WithdrawnAt,
        WithdrawnBecause = report.WithdrawnBecause,
    };
}
