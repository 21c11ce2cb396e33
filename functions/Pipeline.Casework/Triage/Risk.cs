namespace Pipeline.Casework.Triage;

/// <summary>
/// How urgent a case is and why. The points of the factors add up to the score; a factor without points is listed too, so that it shows
/// that it was looked at.
/// </summary>
public sealed record Risk(int Score, Priority Priority, IReadOnlyList<RiskFactor> Factors);
