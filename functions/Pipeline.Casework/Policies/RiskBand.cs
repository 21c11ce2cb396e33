using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Policies;

/// <summary>The priority of scores from a number of points on.</summary>
public sealed record RiskBand(Priority Priority, int From);
