namespace Pipeline.Casework.Cases.Views;

/// <summary>An action with its text.</summary>
public sealed record ActionView(DateTimeOffset At, string By, string Kind, string? To, string Text);
