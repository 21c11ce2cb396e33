using Pipeline.Casework.Assessment;

namespace Pipeline.Casework.Publication;

/// <summary>A rating from before this register.</summary>
public sealed record EarlierRating(Rating Overall, IReadOnlyList<EarlierKeyQuestion> KeyQuestions, DateOnly? ReportDate, string? LinkId);
