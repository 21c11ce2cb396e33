using Pipeline.Casework.People;

namespace Pipeline.Casework.Cases;

/// <summary>A stage entered: when, and in whose role. Never a name.</summary>
public sealed record HistoryLine(DateTimeOffset At, Stage Stage, Role By);
