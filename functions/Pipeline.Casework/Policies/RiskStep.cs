namespace Pipeline.Casework.Policies;

/// <summary>Points from that many earlier cases on.</summary>
public sealed record RiskStep(int AtLeast, int Points);
