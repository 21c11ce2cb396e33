namespace Pipeline.Casework.Assessment;

/// <summary>A key question rated against its characteristics, in a framework without scores.</summary>
public sealed record DirectRating(string KeyQuestion, Rating Rating, string Reason);
