namespace Pipeline.Casework.Cases.Views;

/// <summary>A return of the draft, with its comments.</summary>
public sealed record DraftReturnView(DateTimeOffset At, string By, IReadOnlyList<string> Comments, string Reason);
