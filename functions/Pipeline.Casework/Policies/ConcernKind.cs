namespace Pipeline.Casework.Policies;

/// <summary>
/// A way in which somebody other than the provider tells us of something: <paramref name="Id"/> as in <c>POST /api/concerns</c>,
/// <paramref name="Code"/> as the regulator has it, <paramref name="PublishedTarget"/> what the regulator says it aims at, if anything.
/// </summary>
public sealed record ConcernKind(string Id, string Code, string Title, string Help, string? PublishedTarget);
