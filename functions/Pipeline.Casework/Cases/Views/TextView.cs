namespace Pipeline.Casework.Cases.Views;

/// <summary>A text and when it came.</summary>
public sealed record TextView(DateTimeOffset At, string Text);
