namespace Pipeline.Casework.Publication;

/// <summary>What was published of a case.</summary>
public sealed record PublicationFacts
{
    /// <summary>The edition that is being, or was last, published; fixed before it is rendered.</summary>
    public Edition? Edition { get; init; }

    public DateTimeOffset? FirstPublishedAt { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When the review window of the current edition began.</summary>
    public DateTimeOffset? WindowSince { get; init; }

    /// <summary>The edition that the public reads.</summary>
    public ReportPublished? Public { get; init; }

    public Withdrawal? Withdrawal { get; init; }

    public RatingReview? Review { get; init; }
}
