namespace Pipeline.Functions.Http.Syndication;

/// <summary>A report of a location. One from before this register has no address: we do not have it.</summary>
/// <param name="LinkId">The same for all editions.</param>
/// <param name="ReportDate">The first publication, whatever was corrected since.</param>
/// <param name="FirstVisitDate">Null where nobody visited, or where the source has an impossible date.</param>
/// <param name="ReportUri">Relative to <c>/public/v1</c>.</param>
/// <param name="ReportType">What the report is about.</param>
public sealed record SyndicatedReport(string LinkId, DateOnly? ReportDate, DateOnly? FirstVisitDate, string? ReportUri, string? ReportType);
