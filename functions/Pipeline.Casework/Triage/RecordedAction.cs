using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Triage;

/// <summary>Something done about a case, with what it did.</summary>
public sealed record RecordedAction(DateTimeOffset At, string By, string Kind, string? To, TextRef Text);
