namespace Pipeline.Casework.Cases.Views;

/// <summary>A withdrawal; outsiders are not told by whom.</summary>
public sealed record WithdrawalView(DateTimeOffset At, string? By, string Reason);
