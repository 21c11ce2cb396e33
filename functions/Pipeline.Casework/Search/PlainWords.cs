using System.Globalization;
using System.Text;

namespace Pipeline.Casework.Search;

/// <summary>
/// The words of a text as every search compares them: without case, accents and apostrophes, parted by everything that is no letter or digit,
/// quotes and operators among it. "St Mary’s" is found as "st marys".
/// </summary>
public static class PlainWords
{
    /// <summary>In the order of the text, repetitions included.</summary>
    public static IReadOnlyList<string> Of(string? text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in (text ?? string.Empty).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(PlainLetters.Of(rune));
            }
            else if (!IsPartOfAWord(rune) && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    /// <summary>Accents that stand apart from their letters, and apostrophes.</summary>
    private static bool IsPartOfAWord(Rune rune) =>
        rune.Value is '\'' or '\u2019' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
}
