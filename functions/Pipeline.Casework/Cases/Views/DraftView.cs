using Pipeline.Casework.Assessment;
using Pipeline.Casework.FactualAccuracy;
using Pipeline.Casework.Publication;

namespace Pipeline.Casework.Cases.Views;

/// <summary>The draft: as it stands to staff, as it was sent to the provider.</summary>
public sealed record DraftView
{
    public required IReadOnlyList<SectionView> Sections { get; init; }

    /// <summary>To the provider: the ratings in the draft it was sent.</summary>
    public IReadOnlyDictionary<string, Rating>? Ratings { get; init; }

    public IReadOnlyList<string>? Authors { get; init; }

    public int? Lap { get; init; }

    public IReadOnlyList<DraftReturnView>? Returns { get; init; }
}

/// <summary>A section with its text.</summary>
public sealed record SectionView(string Name, string Heading, string Text, bool? Edited);

/// <summary>A return of the draft, with its comments.</summary>
public sealed record DraftReturnView(DateTimeOffset At, string By, IReadOnlyList<string> Comments, string Reason);

/// <summary>The provider's round on the draft: the same dates for both sides.</summary>
public sealed record FactualAccuracyView
{
    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset? Due { get; init; }

    public DateTimeOffset? ExtendedUntil { get; init; }

    public FactualAccuracyAnswer? Answer { get; init; }

    public required IReadOnlyList<PointView> Points { get; init; }
}

/// <summary>A point and what became of it.</summary>
public sealed record PointView(string Id, string Kind, string Where, string Text, IReadOnlyList<string> Documents, bool? Accepted, string? Reason);

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

/// <summary>A requested rating review and its outcome.</summary>
public sealed record RatingReviewView(DateTimeOffset RequestedAt, string Grounds, DateTimeOffset? DecidedAt, string? Outcome, string? Reason);

/// <summary>A withdrawal; outsiders are not told by whom.</summary>
public sealed record WithdrawalView(DateTimeOffset At, string? By, string Reason);
