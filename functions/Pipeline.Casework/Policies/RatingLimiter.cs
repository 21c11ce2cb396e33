using Pipeline.Casework.Assessment;

namespace Pipeline.Casework.Policies;

/// <summary>In <paramref name="Band"/> any of the scores limits the key question to <paramref name="Cap"/>.</summary>
public sealed record RatingLimiter(string Id, Rating Band, IReadOnlyList<int> AnyScore, Rating Cap, string Text);
