using Pipeline.Casework.Search;

namespace Pipeline.Casework.Oversight;

/// <summary>
/// How the worklist is searched: a word of three or more characters is found anywhere in a word, one of two at the beginning of a word, and
/// a single character only as a word of its own.
/// </summary>
public static class SearchWords
{
    /// <summary>From this length on a word is found anywhere.</summary>
    private const int Anywhere = 3;

    /// <summary>What may be searched of a row, its words between blanks.</summary>
    public static string TextOf(WorklistRow row)
    {
        var words = PlainWords.Of(string.Join(
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
    public static bool AreIn(string text, string? search) => PlainWords.Of(search).All(word => text.Contains(Sought(word), StringComparison.Ordinal));
}
