using Pipeline.Casework.Oversight;

namespace Pipeline.Casework.Cases;

/// <summary>The next moment at which the process must record something. The id holds stage entry, clock, kind, step and time.</summary>
public sealed record Tick(string Id, TickKind Kind, int Step, DateTimeOffset At);
