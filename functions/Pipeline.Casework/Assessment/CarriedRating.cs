namespace Pipeline.Casework.Assessment;

/// <summary>A rating in force that is kept when the key question was not assessed; <paramref name="From"/> says where it comes from.</summary>
public sealed record CarriedRating(string KeyQuestion, Rating Rating, string From);
