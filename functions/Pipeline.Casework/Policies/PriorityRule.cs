using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Policies;

/// <summary>A kind of concern that has its priority whatever its score.</summary>
public sealed record PriorityRule(string Concern, Priority Priority, string Why);
