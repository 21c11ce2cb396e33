using Pipeline.Casework.Cases;

namespace Pipeline.Casework.People;

/// <summary>What the ids of callers may look like, whichever way callers prove who they are.</summary>
public static class CallerIds
{
    public const int MaxUserIdLength = 100;

    public const int MaxProviderIdLength = 64;

    /// <summary>Somebody without a sign-in.</summary>
    public const string Public = "public";

    /// <summary>Everybody who shows an access code.</summary>
    public const string Submitter = "submitter";

    /// <summary>Whoever put a submission into the queue.</summary>
    public const string Queue = "queue";

    /// <summary>Names that records use for those who have none: no user id is one of them.</summary>
    public static IReadOnlyList<string> Reserved { get; } = [Public, Submitter, Queue, Actor.Process.UserId];

    /// <summary>
    /// True for 1 to <see cref="MaxUserIdLength"/> printable characters without blanks that neither are a reserved name nor begin like the scope of
    /// a submitter's idempotency keys.
    /// </summary>
    public static bool IsUserId(string text) =>
        text.Length is >= 1 and <= MaxUserIdLength && !text.Any(IsUnprintable)
        && !Reserved.Contains(text, StringComparer.OrdinalIgnoreCase) && !text.StartsWith($"{Submitter}:", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for 1 to <see cref="MaxProviderIdLength"/> letters, digits and hyphens of ASCII.</summary>
    public static bool IsProviderId(string text) =>
        text.Length is >= 1 and <= MaxProviderIdLength && text.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');

    /// <summary>The text as it may be shown to somebody: shortened, and without characters that cannot be printed.</summary>
    public static string Printable(string text) =>
        new([.. text.Take(MaxProviderIdLength).Select(character => IsUnprintable(character) ? '?' : character)]);

    private static bool IsUnprintable(char character) => char.IsControl(character) || char.IsWhiteSpace(character) || character == '\uFFFD';
}
