using Pipeline.Casework.Publication;

namespace Pipeline.Casework.Cases.Views;

/// <summary>What was published.</summary>
public sealed record PublicationView
{
    public string? ReportId { get; init; }

    public string? ReportUrl { get; init; }

    public int? Edition { get; init; }

    public DateTimeOffset? FirstPublishedAt { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public WithdrawalView? Withdrawal { get; init; }

    public RatingReviewView? RatingReview { get; init; }
}
