namespace Pipeline.Functions.Http.Syndication;

/// <summary>The ratings in force.</summary>
public sealed record SyndicatedCurrentRatings(SyndicatedRating Overall, DateOnly? ReportDate);
