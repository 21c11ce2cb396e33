namespace Pipeline.Casework.Cases.Views;

/// <summary>A section with its text.</summary>
public sealed record SectionView(string Name, string Heading, string Text, bool? Edited);
