namespace Pipeline.Casework.Oversight.Disposal;

/// <summary>What is to be disposed of when, so many years after the case was closed.</summary>
public sealed record DisposalDue(DisposalScope Scope, DateTimeOffset At, int Years);
