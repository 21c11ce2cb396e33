namespace Pipeline.Azure.Tests.Bicep;

/// <summary>What of Bicep's surface can be told without its compiler: strings with interpolation, comments, brackets.</summary>
internal static class BicepLexer
{
    private const string Opening = "([{";
    private const string Closing = ")]}";

    /// <summary>The text without comments, line by line as before. Quotes in it are checked on the way.</summary>
    /// <exception cref="FormatException">A string or comment does not end.</exception>
    public static string WithoutComments(string text)
    {
        var kept = new System.Text.StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == '\'')
            {
                var end = EndOfString(text, at);
                kept.Append(text, at, end - at);
                at = end;
            }
            else if (StartsWith(text, at, "//"))
            {
                at = text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length;
            }
            else
            {
                kept.Append(text[at++]);
            }
        }

        return kept.ToString();
    }

    /// <exception cref="FormatException">A string, comment or bracket does not end, or one ends that did not begin.</exception>
    public static void EnsureBalanced(string text)
    {
        var whole = $"({WithoutComments(text)}\n)";
        if (EndOfBracket(whole, 0) != whole.Length)
        {
            throw new FormatException("A bracket closes nothing.");
        }
    }

    /// <summary>The position after the bracket that closes the one at <paramref name="at"/>. Strings are passed over.</summary>
    /// <exception cref="FormatException">It is closed by another bracket or not at all.</exception>
    public static int EndOfBracket(string text, int at)
    {
        var expected = new Stack<char>();
        for (var i = at; i < text.Length; i++)
        {
            if (text[i] == '\'')
            {
                i = EndOfString(text, i) - 1;
            }
            else if (Opening.Contains(text[i], StringComparison.Ordinal))
            {
                expected.Push(Closing[Opening.IndexOf(text[i], StringComparison.Ordinal)]);
            }
            else if (Closing.Contains(text[i], StringComparison.Ordinal))
            {
                if (expected.Count == 0 || expected.Pop() != text[i])
                {
                    throw new FormatException($"'{text[i]}' closes nothing near: {Near(text, i)}");
                }

                if (expected.Count == 0)
                {
                    return i + 1;
                }
            }
        }

        throw new FormatException($"'{text[at]}' is not closed: {Near(text, at)}");
    }

    private static int EndOfString(string text, int at)
    {
        for (var i = at + 1; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\':
                    i++;
                    break;
                case '\n':
                    throw new FormatException($"A string does not end in its line: {Near(text, at)}");
                case '$' when StartsWith(text, i, "${"):
                    i = EndOfBracket(text, i + 1) - 1;
                    break;
                case '\'':
                    return i + 1;
                default:
                    break;
            }
        }

        throw new FormatException($"A string does not end: {Near(text, at)}");
    }

    private static bool StartsWith(string text, int at, string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    private static string Near(string text, int at) => text[at..Math.Min(text.Length, at + 60)];
}
