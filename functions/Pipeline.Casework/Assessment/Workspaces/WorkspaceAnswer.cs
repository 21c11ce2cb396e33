using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Assessment.Workspaces;

/// <summary>What became of a document that was brought back, field by field of what it is about.</summary>
public sealed record WorkspaceAnswer
{
    /// <summary>Of the case, after what was taken.</summary>
    public required int Version { get; init; }

    public required Stage Stage { get; init; }

    /// <summary>The version the document was made from.</summary>
    public required int MadeFrom { get; init; }

    public required IReadOnlyList<Took> Taken { get; init; }

    public required IReadOnlyList<Left> Unchanged { get; init; }

    public required IReadOnlyList<NotTaken> Refused { get; init; }

    /// <summary>A decision that was taken; <paramref name="Version"/> is that of the case with it.</summary>
    /// <param name="Where">A statement, a key question, or the number of a document.</param>
    /// <param name="Title">The same in words.</param>
    /// <param name="Decision">The decision taken.</param>
    /// <param name="Fields">The members of its body that were filled in.</param>
    /// <param name="Version">Of the case.</param>
    public sealed record Took(string Where, string Title, string Decision, IReadOnlyList<string> Fields, int Version);

    /// <summary>Nothing to decide; <paramref name="Why"/> says what makes it so.</summary>
    public sealed record Left(string Where, string Title, string Why);

    /// <summary>Something that was not taken: what was typed, at most a thousand characters of it, and each reason.</summary>
    public sealed record NotTaken(string Where, string Text, IReadOnlyList<string> Reasons);
}
