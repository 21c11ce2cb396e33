namespace Pipeline.Casework.Oversight;

/// <summary>
/// Something of a case that somebody is to hear of: a reminder, an escalation or the end of a hold, recorded at <paramref name="At"/>.
/// <paramref name="To"/> is who an escalation goes to; what goes to whoever looks after the case has none.
/// </summary>
public sealed record CaseTold(TickKind Kind, DateTimeOffset At, string? To = null);
