using Pipeline.Casework.Publication;

namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>A report by its id. Written before its location shows it, so that whoever publishes it again finds what is left to do.</summary>
internal sealed record ReportItem
{
    public required string Id { get; init; }

    /// <summary>The key of the partition.</summary>
    public string LocationId { get; init; } = RegisterKeys.Reports;

    /// <summary>Null after the reports were cleared.</summary>
    public PublishedReport? Report { get; init; }

    /// <summary>Every location that the report was ever about, the last one last.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    public static ReportItem Of(string reportId) => new() { Id = RegisterKeys.Of(reportId) };

    public ReportItem With(PublishedReport report) =>
        this with { Report = report, Places = [.. Places.Where(place => place != report.LocationId), report.LocationId] };
}
