using Pipeline.Casework.Assessment;

namespace Pipeline.Casework.Reports;

/// <summary>
/// What the provider saw: to show it again whatever the case has become, and to tell later whether a rating fell or a passage changed that no accepted
/// point covers.
/// </summary>
public sealed record SentDraft(IReadOnlyList<DraftSection> Sections, IReadOnlyDictionary<string, Rating> Ratings, IReadOnlyList<DateOnly> Visits, int Lap);
