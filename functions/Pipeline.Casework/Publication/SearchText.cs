using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Pipeline.Casework.Publication;

/// <summary>
/// Words as the register compares them: without case, accents and apostrophes, parted by everything that is no letter or digit. A word that is
/// looked for matches every word that begins with it.
/// </summary>
public static class SearchText
{
    private const char Separator = ' ';

    /// <summary>
    /// Letters of Latin-1 and Latin Extended-A, Welsh and Gaelic among them, by the letter they are looked for as. A table of our own, because
    /// normalization takes data that a machine without ICU does not have, and the same words must be found everywhere.
    /// </summary>
    private static readonly FrozenDictionary<char, string> Plain = new Dictionary<string, string>
    {
        ["A"] = "ÀÁÂÃÄÅĀĂĄ",
        ["AE"] = "Æ",
        ["C"] = "ÇĆĈĊČ",
        ["D"] = "ÐĎĐ",
        ["E"] = "ÈÉÊËĒĔĖĘĚ",
        ["G"] = "ĜĞĠĢ",
        ["H"] = "ĤĦ",
        ["I"] = "ÌÍÎÏĨĪĬĮİ",
        ["J"] = "Ĵ",
        ["K"] = "Ķ",
        ["L"] = "ĹĻĽĿŁ",
        ["N"] = "ÑŃŅŇŊ",
        ["O"] = "ÒÓÔÕÖØŌŎŐ",
        ["OE"] = "Œ",
        ["R"] = "ŔŖŘ",
        ["S"] = "ŚŜŞŠ",
        ["SS"] = "ß",
        ["T"] = "ŢŤŦ",
        ["TH"] = "Þ",
        ["U"] = "ÙÚÛÜŨŪŬŮŰŲ",
        ["W"] = "Ŵ",
        ["Y"] = "ÝŶŸ",
        ["Z"] = "ŹŻŽ",
    }.SelectMany(entry => entry.Value.Select(letter => KeyValuePair.Create(letter, entry.Key))).ToFrozenDictionary();

    /// <summary>The words of the texts, each once and with a space before it, so that <c>" " + word</c> finds the beginnings of words.</summary>
    public static string Of(params IEnumerable<string?> texts) =>
        string.Concat(texts.SelectMany(Words).Distinct(StringComparer.Ordinal).Select(word => Separator + word));

    /// <summary>What is searched of a location. Its postcode is found with and without the space inside.</summary>
    public static string Of(Location location) => Of(
        location.Name,
        location.Address,
        location.Postcode,
        location.Postcode?.Replace(" ", string.Empty, StringComparison.Ordinal),
        location.LocalAuthority,
        location.ProviderName);

    /// <summary>What must be found in a text of <see cref="Of(IEnumerable{string?})"/>, all of it.</summary>
    public static IReadOnlyList<string> Wanted(string? query) => [.. Words(query).Distinct(StringComparer.Ordinal).Select(word => Separator + word)];

    private static IEnumerable<string> Words(string? text)
    {
        var folded = new StringBuilder();
        foreach (var character in text ?? string.Empty)
        {
            var upper = char.ToUpperInvariant(character);
            if (Plain.TryGetValue(upper, out var plain))
            {
                folded.Append(plain);
            }
            else if (char.IsLetterOrDigit(upper))
            {
                folded.Append(upper);
            }
            else if (!IsPartOfAWord(upper))
            {
                folded.Append(Separator);
            }
        }

        return folded.ToString().Split(Separator, StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Accents that stand apart from their letters, and apostrophes: "St Mary’s" is found as "st marys".</summary>
    private static bool IsPartOfAWord(char character) =>
        character is '\'' or '\u2019' || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
}
