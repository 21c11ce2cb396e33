namespace Pipeline.Casework.Cases;

/// <summary>A text in place, or the id of the part that holds it. Exactly one of the two is set.</summary>
public sealed record TextRef
{
    /// <summary>Texts longer than this many characters become parts.</summary>
    public const int MaxInline = 4 * 1024;

    public string? Text { get; init; }

    public string? Part { get; init; }

    public static TextRef Inline(string text) => new() { Text = text };
}
