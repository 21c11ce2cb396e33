using Pipeline.Casework.Assessment;

namespace Pipeline.Casework.Publication;

/// <summary>The published rating of one key question.</summary>
public sealed record PublishedRating(string KeyQuestion, Rating Rating);
