using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Reports;

namespace Pipeline.Casework.Publication;

/// <summary>Edition, time and template of the publication that follows.</summary>
public sealed record EditionFixed(Edition Edition) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Publication = state.Publication with { Edition = Edition },
    };
}

/// <summary>The edition is in the register area and from now on public.</summary>
public sealed record ReportPublished : CaseEvent
{
    public required Edition Edition { get; init; }

    public required string HtmlSha256 { get; init; }

    public required string JsonSha256 { get; init; }

    public required string LocationId { get; init; }

    public required string Framework { get; init; }

    public required Rating Overall { get; init; }

    public required IReadOnlyList<PublishedRating> KeyQuestions { get; init; }

    public override CaseState Apply(CaseState state, CommitStamp stamp) => state with
    {
        Publication = state.Publication with
        {
            Edition = Edition,
            FirstPublishedAt = state.Publication.FirstPublishedAt ?? Edition.At,
            PublishedAt = Edition.At,
            WindowSince = stamp.At,
            Public = this,
            Withdrawal = null,
        },
        Effects = [.. state.Effects.Select(effect => effect.Name == Cases.Effects.Publish && effect.IsOwed
            ? effect with { Status = EffectStatus.Done, DoneAt = stamp.At }
            : effect)],
    };
}

/// <summary>Sections of the published report were corrected; a new edition goes to sign-off and keeps the first date.</summary>
public sealed record ReportCorrected(IReadOnlyList<DraftSection> Sections) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => new DraftSaved(Sections).Apply(state, stamp) with { Closed = null };
}

/// <summary>The report is withdrawn: a tombstone with the reason stays.</summary>
public sealed record ReportWithdrawn(string Reason) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Publication = state.Publication with { Withdrawal = new Withdrawal(stamp.At, stamp.By.UserId, Reason) },
    };
}

/// <summary>The provider asked for a review of how the rating came about.</summary>
public sealed record RatingReviewRequested(TextRef Grounds) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) =>
        state with { Publication = state.Publication with { Review = new RatingReview(stamp.At, Grounds) } };
}

/// <summary>A manager who was not involved before decided the review.</summary>
public sealed record RatingReviewDecided(string Outcome, string Reason) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Publication = state.Publication with
        {
            Review = state.Publication.Review is { } review ? review with { DecidedAt = stamp.At, Outcome = Outcome, Reason = Reason } : null,
        },
    };
}
