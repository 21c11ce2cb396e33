namespace Pipeline.Functions.Http.Health;

/// <summary>What readiness looked at: <c>ok</c> or <c>unavailable</c>.</summary>
public sealed record ReadinessChecks(string Record, string Register);
