namespace Pipeline.Functions.Http.Health;

/// <summary>What nothing works without: <c>ok</c>, <c>unavailable</c> or <c>missing</c>.</summary>
public sealed record ReadinessChecks(string Record, string Register);
