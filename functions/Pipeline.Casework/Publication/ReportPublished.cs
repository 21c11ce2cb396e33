using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Publication;

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

    /// <summary>Null where nobody visited.</summary>
    public DateOnly? FirstVisit { get; init; }

    public DateOnly? LastVisit { get; init; }

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
