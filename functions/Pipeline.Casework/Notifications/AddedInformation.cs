using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Notifications;

/// <summary>Something the submitter added, and when.</summary>
public sealed record AddedInformation(DateTimeOffset At, TextRef Text);
