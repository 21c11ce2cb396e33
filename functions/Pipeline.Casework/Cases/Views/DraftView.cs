using Pipeline.Casework.Assessment;

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
