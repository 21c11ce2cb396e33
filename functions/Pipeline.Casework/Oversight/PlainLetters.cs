using System.Globalization;
using System.Text;

namespace Pipeline.Casework.Oversight;

/// <summary>
/// Letters as they are searched: in upper case and without accents. Tables, because the app runs with invariant globalization, where a string
/// cannot be normalised. Letters of two sounds, like Æ, are taken for the first.
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

    /// <summary>Null for an accent that stands apart from its letter: it is passed over.</summary>
    public static Rune? Of(Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark)
        {
            return null;
        }

        return Base(Latin, rune.Value - LatinStart) ?? Base(Additional, rune.Value - AdditionalStart) ?? Rune.ToUpperInvariant(rune);
    }

    private static Rune? Base(string table, int index) =>
        index >= 0 && index < table.Length && table[index] != None ? new Rune(table[index]) : null;
}
