using System.Text;

namespace Pipeline.Casework.Search;

/// <summary>
/// Letters as they are searched: in upper case and without accents. Tables, because the app runs with invariant globalization, where a string
/// cannot be normalised.
/// </summary>
internal static class PlainLetters
{
    private const int LatinStart = 0x00C0;
    private const int AdditionalStart = 0x1E00;

    /// <summary>What is no letter, or has no base in the alphabet.</summary>
    private const char None = '*';

    /// <summary>U+00C0 to U+017F: Latin-1 and Latin Extended-A, with Welsh, Gaelic and the languages of Europe.</summary>
    private const string Latin =
        "AAAAAAACEEEEIIIIDNOOOOO*OUUUUYTSAAAAAAACEEEEIIIIDNOOOOO*OUUUUYTY" +
        "AAAAAACCCCCCCCDDDDEEEEEEEEEEGGGGGGGGHHHHIIIIIIIIIIIIJJKKKLLLLLLL" +
        "LLLNNNNNNNNNOOOOOOOORRRRRRSSSSSSSSTTTTTTUUUUUUUUUUUUWWYYYZZZZZZS";

    /// <summary>U+1E00 to U+1EFF: Latin Extended Additional, with the rest of Welsh and Vietnamese.</summary>
    private const string Additional =
        "AABBBBBBCCDDDDDDDDDDEEEEEEEEEEFFGGHHHHHHHHHHIIIIKKKKKKLLLLLLLLMM" +
        "MMMMNNNNNNNNOOOOOOOOPPPPRRRRRRRRSSSSSSSSSSTTTTTTTTUUUUUUUUUUVVVV" +
        "WWWWWWWWWWXXXXYYZZZZZZHTWY*S**S*AAAAAAAAAAAAAAAAAAAAAAAAEEEEEEEE" +
        "EEEEEEEEIIIIOOOOOOOOOOOOOOOOOOOOOOOOUUUUUUUUUUUUUUYYYYYYYY******";

    /// <summary>What a letter or digit is searched as: one letter, or two for a letter of two sounds.</summary>
    public static string Of(Rune rune) => rune.Value switch
    {
        'Æ' or 'æ' => "AE",
        'Œ' or 'œ' => "OE",
        'Þ' or 'þ' => "TH",
        'ß' or '\u1E9E' => "SS",
        _ => Base(Latin, rune.Value - LatinStart) ?? Base(Additional, rune.Value - AdditionalStart) ?? Rune.ToUpperInvariant(rune).ToString(),
    };

    private static string? Base(string table, int index) =>
        index >= 0 && index < table.Length && table[index] != None ? table[index].ToString() : null;
}
