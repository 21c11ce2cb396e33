using Pipeline.Casework.Assessment;

namespace Pipeline.Casework.Publication;

/// <summary>The rating of one key question from before this register, named as the source writes it. It may stem from another report than the overall rating.</summary>
public sealed record EarlierKeyQuestion(string Name, Rating Rating, DateOnly? ReportDate, string? LinkId);
