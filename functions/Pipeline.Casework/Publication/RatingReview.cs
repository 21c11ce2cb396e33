using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Publication;

/// <summary>A provider's request to review how a rating came about, and its outcome.</summary>
public sealed record RatingReview(DateTimeOffset RequestedAt, TextRef Grounds)
{
    public DateTimeOffset? DecidedAt { get; init; }

    public string? Outcome { get; init; }

    public string? Reason { get; init; }
}
