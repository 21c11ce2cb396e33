namespace Pipeline.Functions.Http.Health;

/// <summary>Whether the service can serve: <c>ok</c> or <c>unavailable</c>.</summary>
/// <param name="Status">Of the whole.</param>
/// <param name="Checks">What it cannot serve without.</param>
/// <param name="Dependencies">What else the host needs, by name: <c>ok</c>, <c>unavailable</c> or <c>missing</c>. Each was found so within the last seconds.</param>
/// <param name="Policy">The version of the policy.</param>
/// <param name="Calendar">Until when bank holidays are known.</param>
public sealed record Readiness(string Status, ReadinessChecks Checks, IReadOnlyDictionary<string, string> Dependencies, string Policy, CalendarState Calendar);
