namespace Pipeline.Functions.Http.Syndication;

/// <summary>An overall rating and those of the key questions, in the words of the regulator's public API.</summary>
public sealed record SyndicatedRating
{
    public required string Rating { get; init; }

    public DateOnly? ReportDate { get; init; }

    public string? ReportLinkId { get; init; }

    public required IReadOnlyList<KeyQuestion> KeyQuestionRatings { get; init; }

    /// <summary>Date and link are there in the ratings in force only.</summary>
    public sealed record KeyQuestion(string Name, string Rating, DateOnly? ReportDate, string? ReportLinkId);
}
