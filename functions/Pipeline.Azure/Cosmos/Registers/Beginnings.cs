namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>
/// The beginnings of words as the index has them, so that a search for the beginning of a word is a look-up and never goes through the register. Only
/// the first letters are indexed, since each beginning makes the write of an entry dearer; what lies beyond is compared in the entries found.
/// </summary>
internal static class Beginnings
{
    public const int Longest = 8;

    private const char Separator = ' ';

    /// <summary>Every beginning of every word of a text.</summary>
    public static IReadOnlyList<string> Of(string text) =>
    [
        .. text.Split(Separator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => Enumerable.Range(1, Math.Min(word.Length, Longest)).Select(length => word[..length]))
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The entry of the index that leads to the words beginning so.</summary>
    public static string Sought(string word)
    {
        var letters = word.TrimStart(Separator);
        return letters[..Math.Min(letters.Length, Longest)];
    }
}
