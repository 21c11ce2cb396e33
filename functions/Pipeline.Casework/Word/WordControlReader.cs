using System.Text;
using System.Xml;

namespace Pipeline.Casework.Word;

/// <summary>
/// Goes through the text of a document once and keeps what stands in tagged content controls, whatever is around them. Deleted text of
/// tracked changes and field codes are no text; of alternatives the first counts.
/// </summary>
internal sealed class WordControlReader(XmlReader reader)
{
    private const int MaxDepth = 16;
    private const int MaxControls = 5000;

    /// <summary>Characters kept of all controls together.</summary>
    private const int MaxKept = 16 * 1024 * 1024;

    private const string Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    /// <summary>Elements without text of their own; <c>tab</c> among the properties of a paragraph is a stop and no character.</summary>
    private static readonly HashSet<string> Skipped =
        ["pPr", "tblPr", "sectPr", "del", "moveFrom", "delText", "instrText", "delInstrText"];

    private readonly Stack<Control> _open = new();
    private readonly List<WordControl> _controls = [];
    private bool _inText;
    private bool _inPrompt;
    private int _kept;

    /// <summary>Every tagged control of the document.</summary>
    /// <exception cref="XmlException">It is no XML, or has a document type.</exception>
    /// <exception cref="InvalidDataException">It is longer than the reader allows.</exception>
    public static WordReading Read(XmlReader reader) => new WordControlReader(reader).Read();

    private WordReading Read()
    {
        var more = reader.Read();
        while (more)
        {
            if (reader.NodeType == XmlNodeType.Element && IsSkipped())
            {
                reader.Skip();
                more = !reader.EOF;
                continue;
            }

            TakeNode();
            if (_open.Count > MaxDepth || _controls.Count > MaxControls || _kept > MaxKept)
            {
                return new WordReading.Refused("it has more fields, or more text in them, than a document of this kind can have");
            }

            more = reader.Read();
        }

        return new WordReading.Read(_controls);
    }

    private bool IsSkipped() => WordNames.IsMain(reader.NamespaceURI)
        ? Skipped.Contains(reader.LocalName)
        : reader.NamespaceURI == Compatibility && reader.LocalName == "Fallback";

    private void TakeNode()
    {
        if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA)
        {
            if (_inText)
            {
                Append(reader.Value, isPrompt: _inPrompt);
            }
        }
        else if (WordNames.IsMain(reader.NamespaceURI))
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                Start();
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                End();
            }
        }
    }

    private void Start()
    {
        switch (reader.LocalName)
        {
            case "sdt" when !reader.IsEmptyElement:
                _open.Push(new Control());
                break;
            case "tag" when _open.Count > 0:
                _open.Peek().Tag = Value();
                break;
            case "showingPlcHdr" when _open.Count > 0:
                _open.Peek().ShowsPrompt = Value() is not ("0" or "false" or "off");
                break;
            case "p":
                foreach (var control in _open)
                {
                    _kept += control.StartParagraph();
                }

                break;
            case "r":
                _inPrompt = false;
                break;
            case "rStyle":
                _inPrompt = Value() == WordStyles.Prompt;
                break;
            case "t":
                _inText = !reader.IsEmptyElement;
                break;
            case "tab" or "ptab":
                Append("\t", isPrompt: false);
                break;
            case "br" or "cr":
                Append("\n", isPrompt: false);
                break;
            case "noBreakHyphen":
                Append("\u2011", isPrompt: false);
                break;
            case "softHyphen":
                Append("\u00AD", isPrompt: false);
                break;
        }
    }

    private void End()
    {
        if (reader.LocalName == "t")
        {
            _inText = false;
        }
        else if (reader.LocalName == "sdt" && _open.Pop() is { Tag: { } tag } control)
        {
            _controls.Add(new WordControl(tag, control.Text));
        }
    }

    private void Append(string text, bool isPrompt)
    {
        foreach (var control in _open)
        {
            control.Append(text, isPrompt);
            _kept += text.Length;
        }
    }

    private string? Value() => reader.GetAttribute("val", reader.NamespaceURI);

    private sealed class Control
    {
        private readonly StringBuilder _text = new();
        private int _paragraphs;
        private bool _isTyped;

        public string? Tag { get; set; }

        public bool ShowsPrompt { get; set; }

        /// <summary>Word leaves its own prompt, in the language of its user, where somebody emptied a field: told by its style.</summary>
        public string Text => ShowsPrompt && !_isTyped ? string.Empty : WordText.Normal(_text.ToString());

        public int StartParagraph()
        {
            if (_paragraphs++ == 0)
            {
                return 0;
            }

            _text.Append(WordText.BetweenParagraphs);
            return WordText.BetweenParagraphs.Length;
        }

        public void Append(string text, bool isPrompt)
        {
            _text.Append(text);
            _isTyped |= !isPrompt;
        }
    }
}
