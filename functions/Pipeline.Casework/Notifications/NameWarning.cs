using System.Text.RegularExpressions;

namespace Pipeline.Casework.Notifications;

/// <summary>
/// Notices text that seems to name a person where an id code is asked for: a title before a capitalised word, or capitalised words side
/// by side that are no place, organisation or date. It guesses, so it warns and never refuses, and it never quotes the name.
/// </summary>
public static partial class NameWarning
{
    /// <summary>Words that begin sentences or are written with a capital anyway; they end a run of capitalised words.</summary>
    private static readonly HashSet<string> Ordinary = Words("""
        a an the this that these those i he she it we they you his her its our their my your who what when where why how which while
        on in at by for from of to with without after before during since until about above under over near and or but if as so then there
        here also however both all any each every no not yes one two three four five six seven eight nine ten first second third once later
        today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
        september october november december christmas easter is was were are be been has had have did do does will would can could should
        following due despite because although upon staff resident residents person people patient manager nurse carer carers doctor police
        ambulance paramedic paramedics family daughter son wife husband mother father sister brother gp english welsh scottish irish british
        """);

    /// <summary>A run with one of these is a place, an organisation or a thing of the trade.</summary>
    private static readonly HashSet<string> Places = Words("""
        care home homes house court lodge hall manor grange villa cottage hospital hospice infirmary clinic surgery centre center unit ward
        wing floor room lounge kitchen road street lane avenue close drive way park green gardens place square hill bridge county city town
        council borough authority trust service services team department office group limited ltd plc college school university royal general
        north south east west northern southern eastern western upper lower great saint st national health social local adult safeguarding
        emergency accident commission quality regulation regulations act court protection mental capacity liberty public crown bank england
        wales scotland ireland britain kingdom union serious injury notification plan policy assessment report record records chart form
        registered regional area operations deputy district community head senior lead director officer inspector coroner
        """);

    /// <summary>At most one warning for one text.</summary>
    /// <param name="text">Null has no names.</param>
    /// <param name="where">What the text is called in the warning.</param>
    public static IReadOnlyList<string> For(string? text, string where = "The narrative") =>
        text is not null && (Titled().IsMatch(text) || HasNameRun(text))
            ? [$"{where} seems to contain a person's name. Please use id codes: a name is never needed."]
            : [];

    private static bool HasNameRun(string text)
    {
        foreach (Match run in CapitalisedRun().Matches(text))
        {
            var words = run.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (!words.Any(Places.Contains) && LongestWithoutOrdinary(words) >= 2)
            {
                return true;
            }
        }

        return false;
    }

    private static int LongestWithoutOrdinary(string[] words)
    {
        var longest = 0;
        var current = 0;
        foreach (var word in words)
        {
            current = Ordinary.Contains(word) ? 0 : current + 1;
            longest = Math.Max(longest, current);
        }

        return longest;
    }

    private static HashSet<string> Words(string words) =>
        new(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Prof|Professor)\b\.?[ \t]+\p{Lu}[\p{Ll}'’-]", RegexOptions.CultureInvariant)]
    private static partial Regex Titled();

    // "Ann Jones", "Mary O'Neil-Smith": capitalised words with nothing but blanks between them.
    [GeneratedRegex(@"(?<![\p{L}\p{N}'’-])\p{Lu}[\p{L}'’-]*\p{Ll}(?:[ \t]+\p{Lu}[\p{L}'’-]*\p{Ll}(?![\p{N}]))+", RegexOptions.CultureInvariant)]
    private static partial Regex CapitalisedRun();
}
