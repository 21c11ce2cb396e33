namespace Pipeline.Casework.Cases.Views;

/// <summary>A section with its text.</summary>
public sealed record SectionView(string Name, string Heading, string Text, bool? Edited)
{
    /// <summary>The judgements give something else since the section was edited; <see cref="Built"/> is what. Saving the section ends it.</summary>
    public bool? Outdated { get; init; }

    public string? Built { get; init; }
}
