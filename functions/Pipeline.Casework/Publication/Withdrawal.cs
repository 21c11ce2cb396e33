namespace Pipeline.Casework.Publication;

/// <summary>A withdrawn report: the tombstone that stays in the register.</summary>
public sealed record Withdrawal(DateTimeOffset At, string By, string Reason);
