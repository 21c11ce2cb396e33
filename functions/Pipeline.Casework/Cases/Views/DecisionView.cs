namespace Pipeline.Casework.Cases.Views;

/// <summary>A decision of the stage, whether this caller may take it now, and if not why.</summary>
public sealed record DecisionView(string Name, bool Allowed, string? Why, string Schema);
