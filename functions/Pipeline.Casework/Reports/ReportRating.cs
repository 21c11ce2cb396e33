using Pipeline.Casework.Assessment;

namespace Pipeline.Casework.Reports;

/// <summary>A published rating and why it is what it is, line by line.</summary>
public sealed record ReportRating(string Name, string Label, Rating Rating, string RatingLabel, IReadOnlyList<string> Explanation);
