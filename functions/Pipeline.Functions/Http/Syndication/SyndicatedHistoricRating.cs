namespace Pipeline.Functions.Http.Syndication;

/// <summary>The ratings of a report that are no longer in force.</summary>
public sealed record SyndicatedHistoricRating(string? ReportLinkId, DateOnly? ReportDate, SyndicatedRating Overall);
