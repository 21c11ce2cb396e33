namespace Pipeline.Casework.Reports;

/// <summary>A report as its readers get it: the JSON edition, and what the HTML edition is made from.</summary>
public sealed record ReportContent
{
    public required string ReportId { get; init; }

    public required int Edition { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required DateTimeOffset FirstPublishedAt { get; init; }

    public required int TemplateVersion { get; init; }

    public required string LocationId { get; init; }

    public required string LocationName { get; init; }

    public required string ProviderId { get; init; }

    public required string ProviderName { get; init; }

    public required string Framework { get; init; }

    public required string FrameworkTitle { get; init; }

    public required IReadOnlyList<DateOnly> Visits { get; init; }

    public required ReportRating Overall { get; init; }

    public required IReadOnlyList<ReportRating> KeyQuestions { get; init; }

    public required IReadOnlyList<ReportSection> Sections { get; init; }
}
