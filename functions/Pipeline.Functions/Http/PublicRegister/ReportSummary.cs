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

    public required string Framework { get; init; }

    public required Rating Overall { get; init; }

    public required IReadOnlyList<PublishedRating> KeyQuestions { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    public string? WithdrawnBecause { get; init; }

    public static ReportSummary Of(PublishedReport report) => new()
    {
        ReportId = report.ReportId,
        ReportUrl = $"/{Routes.RegisterReport.Replace("{reportId}", report.ReportId, StringComparison.Ordinal)}",
        Edition = report.Edition,
        FirstPublishedAt = report.FirstPublishedAt,
        PublishedAt = report.PublishedAt,
        Framework = report.Framework,
        Overall = report.Overall,
        KeyQuestions = report.KeyQuestions,
        WithdrawnAt = report.WithdrawnAt,
        WithdrawnBecause = report.WithdrawnBecause,
    };
}
