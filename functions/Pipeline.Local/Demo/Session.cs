namespace Pipeline.Local.Demo;

/// <summary>A time at which people act.</summary>
/// <param name="At">When.</param>
/// <param name="DutyOnly">Only P1 cases at triage are looked at.</param>
internal sealed record Session(DateTimeOffset At, bool DutyOnly);
