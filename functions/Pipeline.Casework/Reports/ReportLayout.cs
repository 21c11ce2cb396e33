using System.Globalization;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Reports;

/// <summary>What stands where in a report, the same as a page and in Word.</summary>
internal sealed record ReportLayout
{
    public required string Title { get; init; }

    /// <summary>What a reader must know before reading on; of drafts only.</summary>
    public string? Notice { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; }

    /// <summary>Key questions in the order of the framework, then the overall rating.</summary>
    public required IReadOnlyList<ReportRating> Ratings { get; init; }

    public required IReadOnlyList<ReportSection> Sections { get; init; }

    /// <summary>The ratings that explain themselves.</summary>
    public IEnumerable<ReportRating> Explained => Ratings.Where(rating => rating.Explanation.Count > 0);

    public static ReportLayout Of(ReportContent report) => new()
    {
        Title = report.LocationName,
        Facts =
        [
            KeyValuePair.Create("Run by", report.ProviderName),
            KeyValuePair.Create("Overall rating", report.Overall.RatingLabel),
            KeyValuePair.Create("First published", Date(report.FirstPublishedAt)),
            .. report.Edition > 1
                ? [KeyValuePair.Create("This edition", string.Create(CultureInfo.InvariantCulture, $"{report.Edition}, published {Date(report.PublishedAt)}"))]
                : Array.Empty<KeyValuePair<string, string>>(),
            KeyValuePair.Create("Visited", Visits(report.Visits)),
            KeyValuePair.Create("Assessed with", report.FrameworkTitle),
        ],
        Ratings = [.. report.KeyQuestions, report.Overall],
        Sections = report.Sections,
    };

    public static ReportLayout Of(DraftContent draft) => new()
    {
        Title = $"{draft.LocationName}: draft report",
        Notice = "This is a draft. It is not published, may still change, and is not to be passed on.",
        Facts =
        [
            KeyValuePair.Create("Case", draft.CaseId.Reference),
            KeyValuePair.Create("Run by", draft.ProviderName),
            KeyValuePair.Create("Overall rating", draft.Overall.RatingLabel),
            .. draft.SentAt is { } sent ? [KeyValuePair.Create("Sent", Date(sent))] : Array.Empty<KeyValuePair<string, string>>(),
            .. draft.Due is { } due ? [KeyValuePair.Create("Answer by", Date(due))] : Array.Empty<KeyValuePair<string, string>>(),
            KeyValuePair.Create("Visited", Visits(draft.Visits)),
            KeyValuePair.Create("Assessed with", draft.FrameworkTitle),
        ],
        Ratings = [.. draft.KeyQuestions, draft.Overall],
        Sections = draft.Sections,
    };

    private static string Visits(IReadOnlyList<DateOnly> visits) => visits.Count == 0
        ? "No visit"
        : string.Join(", ", visits.Select(date => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)));

    private static string Date(DateTimeOffset at) => LondonTime.DateOf(at).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
