namespace Pipeline.Casework.Cases.Views;

/// <summary>A running clock of the stage.</summary>
public sealed record StageClockView(string Name, DateTimeOffset Due, bool Provisional, bool Late, IReadOnlyList<DateTimeOffset> Reminders);
