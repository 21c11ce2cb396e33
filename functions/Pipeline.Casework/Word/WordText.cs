using System.Text;
using System.Xml;

namespace Pipeline.Casework.Word;

/// <summary>
/// How a text looks in a Word document and back: an empty line parts paragraphs, a line break stays one. What XML cannot hold becomes
/// U+FFFD; nothing else is changed.
/// </summary>
public static class WordText
{
    public const string BetweenParagraphs = "\n\n";
    private const char Replacement = '\uFFFD';

    /// <summary>The text as it comes back from a document that nobody touched; done twice it is the same.</summary>
    public static string Normal(string text) => Clean(text).Trim();

    /// <summary>Parted as written: joined with <see cref="BetweenParagraphs"/> they are the text again.</summary>
    public static IReadOnlyList<string> Paragraphs(string text) => Normal(text).Split(BetweenParagraphs);

    /// <summary>The same text in characters of XML, its lines ended by <c>\n</c> alone.</summary>
    public static string Clean(string text)
    {
        var normal = new StringBuilder(text.Length);
        var unix = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        for (var index = 0; index < unix.Length; index++)
        {
            if (index + 1 < unix.Length && XmlConvert.IsXmlSurrogatePair(unix[index + 1], unix[index]))
            {
                normal.Append(unix[index]).Append(unix[++index]);
            }
            else
            {
                normal.Append(XmlConvert.IsXmlChar(unix[index]) ? unix[index] : Replacement);
            }
        }

        return normal.ToString();
    }
}
