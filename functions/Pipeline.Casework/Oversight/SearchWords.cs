using System.Text;

namespace Pipeline.Casework.Oversight;

/// <summary>
/// The words of a text and of a search: letters and digits without accents, in upper case; everything else, quotes and operators among it,
/// only parts them. A searched word of three or more characters is found anywhere in a word, one of two at the beginning of a word, and a
/// single character only as a word of its own.
/// </summary>
public static class SearchWords
{
    /// <summary>From this length on a word is found anywhere.</summary>
    private const int Anywhere = 3;

    public static IReadOnlyList<string> Of(string? text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in (text ?? string.Empty).EnumerateRunes())
        {
            if (PlainLetters.Of(rune) is not { } plain)
            {
                continue;
            }

            if (Rune.IsLetterOrDigit(plain))
            {
                word.Append(plain);
            }
            else
            {
                End();
            }
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
    }

    /// <summary>What may be searched of a row, its words between blanks.</summary>
    public static string TextOf(WorklistRow row)
    {
        var words = Of(string.Join(
            ' ', row.CaseId.Value, row.CaseId.Reference, row.Type, row.LocationId, row.LocationName, row.ProviderReference, row.SearchText));
        return $" {string.Join(' ', words)} ";
    }

    /// <summary>What occurs in <see cref="TextOf"/> where the word is found; at least three characters.</summary>
    public static string Sought(string word) => word.EnumerateRunes().Count() switch
    {
        >= Anywhere => word,
        2 => $" {word}",
        _ => $" {word} ",
    };

    /// <summary>Whether all words of a search are found in <see cref="TextOf"/>.</summary>
    public static bool AreIn(string text, string? search) => Of(search).All(word => text.Contains(Sought(word), StringComparison.Ordinal));
}
