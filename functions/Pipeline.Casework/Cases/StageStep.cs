using Pipeline.Casework.People;

namespace Pipeline.Casework.Cases;

/// <summary>An entry into a stage: when, into which, by what and in whose role.</summary>
public sealed record StageStep(DateTimeOffset At, Stage Stage, string Via, Role By);
