namespace Pipeline.Functions.Http.Health;

/// <summary>Whether the service can serve: <c>ok</c> or <c>unavailable</c>.</summary>
public sealed record Readiness(string Status, ReadinessChecks Checks, string Policy, CalendarState Calendar);
