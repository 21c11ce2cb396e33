using System.Text;
using Pipeline.Casework.Oversight;

namespace Pipeline.Embedded.Worklists;

/// <summary>
/// The words of a row and of a query: letters and digits, in upper case. A word of a query finds every word that begins with it, a single
/// character only itself.
/// </summary>
internal static class WorklistWords
{
    public static IReadOnlyList<string> Of(string? text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var character in text ?? string.Empty)
        {
            if (char.IsLetterOrDigit(character))
            {
                word.Append(char.ToUpperInvariant(character));
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

    /// <summary>The words of a row between blanks.</summary>
    public static string TextOf(WorklistRow row) =>
        $" {string.Join(' ', Of(string.Join(' ', row.CaseId.Value, row.CaseId.Reference, row.Type, row.LocationName, row.ProviderReference)))} ";

    /// <summary>What occurs in <see cref="TextOf"/> where the word is found.</summary>
    public static string Sought(string word) => word.Length == 1 ? $" {word} " : $" {word}";
}
