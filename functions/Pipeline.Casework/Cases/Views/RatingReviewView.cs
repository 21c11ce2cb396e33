using Pipeline.Casework.Assessment;

namespace Pipeline.Casework.Cases.Views;

/// <summary>A requested rating review and its outcome.</summary>
public sealed record RatingReviewView(DateTimeOffset RequestedAt, string Grounds, DateTimeOffset? DecidedAt, string? Outcome, string? Reason);
