namespace Pipeline.Casework.Assessment;

/// <summary>A judgement set over the computed one; of the overall rating when <paramref name="KeyQuestion"/> is null.</summary>
public sealed record RatingOverride(string? KeyQuestion, Rating Rating, string Reason, string By);
