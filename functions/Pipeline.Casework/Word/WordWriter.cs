using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Lock = DocumentFormat.OpenXml.Wordprocessing.Lock;

namespace Pipeline.Casework.Word;

/// <summary>
/// Writes a Word document from top to bottom: styled headings, tables with a header row that repeats, and fields to fill in. Any text may
/// be given; what XML cannot hold is replaced.
/// </summary>
/// <param name="title">The title of the document: its first line and its property.</param>
/// <param name="madeAt">The property that says when; the only time in the file.</param>
internal sealed class WordWriter(string title, DateTimeOffset madeAt)
{
    private const int TextWidth = 9026;
    private readonly Body _body = new();
    private int _controls;

    public WordWriter Title() => Add(Styled(title, WordStyles.Title));

    /// <summary>A heading; the levels in use are 1 and 2.</summary>
    public WordWriter Heading(int level, string text) => Add(Styled(text, WordStyles.HeadingOf(level)));

    /// <summary>A text; empty lines part its paragraphs.</summary>
    public WordWriter Text(string text)
    {
        foreach (var paragraph in WordText.Paragraphs(text))
        {
            Add(new Paragraph(RunOf(paragraph)));
        }

        return this;
    }

    public WordWriter List(IEnumerable<string> items)
    {
        foreach (var item in items)
        {
            Add(Styled(item, WordStyles.List));
        }

        return this;
    }

    /// <summary>A table with its caption above it and its columns' names in a header row.</summary>
    public WordWriter Table(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var width = (TextWidth / columns.Count).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Add(Styled(caption, "Caption"));
        Add(new Table(
            [
                new TableProperties(
                    new TableStyle { Val = WordStyles.Table },
                    new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                    new TableLook { Val = "0020", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
                    new TableCaption { Val = WordText.Normal(caption) }),
                new TableGrid([.. columns.Select(_ => new GridColumn { Width = width })]),
                new TableRow([new TableRowProperties(new TableHeader()), .. columns.Select(name => Cell(new Paragraph(new Run(new RunProperties(new Bold()), TextOf(name)))))]),
                .. rows.Select(row => new TableRow([.. row.Select(text => Cell([.. WordText.Paragraphs(text).Select(paragraph => new Paragraph(RunOf(paragraph)))]))])),
            ]));
        return Add(new Paragraph());
    }

    /// <summary>A label with a text beside it that cannot be changed; its tag comes back when the document does.</summary>
    public WordWriter Fixed(string label, string tag, string text) => Add(new Paragraph(
        new Run(new RunProperties(new Bold()), TextOf($"{label}: ")),
        new SdtRun(Properties(label, tag, LockingValues.SdtContentLocked, isEmpty: false, new SdtContentText()), new SdtContentRun(RunOf(text)))));

    /// <summary>A field of one line.</summary>
    public WordWriter Line(string label, string tag, string text, string prompt) => Add(Labelled(
        label, new SdtRun(Properties(label, tag, LockingValues.SdtLocked, text.Length == 0, new SdtContentText()), new SdtContentRun(Filled(text, prompt)))));

    /// <summary>A field to choose from a list; a text that is none of it is shown all the same.</summary>
    public WordWriter Choice(string label, string tag, string text, string prompt, IEnumerable<string> options) => Add(Labelled(
        label,
        new SdtRun(
            Properties(label, tag, LockingValues.SdtLocked, text.Length == 0, new SdtContentDropDownList([.. options.Select(option => new ListItem { DisplayText = option, Value = option })])),
            new SdtContentRun(Filled(text, prompt)))));

    /// <summary>A field for as many paragraphs as it takes.</summary>
    public WordWriter Passage(string label, string tag, string text, string prompt)
    {
        Add(Styled(label, WordStyles.Label));
        Add(new SdtBlock(
            Properties(label, tag, LockingValues.SdtLocked, text.Length == 0, kind: null),
            new SdtContentBlock(text.Length == 0 ? [new Paragraph(Filled(text, prompt))] : [.. WordText.Paragraphs(text).Select(paragraph => new Paragraph(RunOf(paragraph)))])));
        return this;
    }

    public byte[] ToArray(params IReadOnlyList<KeyValuePair<string, string>> properties)
    {
        _body.Append(new SectionProperties(
            new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1440, Right = 1440, Bottom = 1440, Left = 1440, Header = 708, Footer = 708, Gutter = 0 }));
        return WordPackage.Pack(new Document(_body), title, madeAt, properties);
    }

    private SdtProperties Properties(string label, string tag, LockingValues locked, bool isEmpty, OpenXmlElement? kind)
    {
        var properties = new SdtProperties(
            new SdtAlias { Val = WordText.Normal(label) }, new Tag { Val = tag }, new SdtId { Val = ++_controls }, new Lock { Val = locked });
        if (isEmpty)
        {
            properties.Append(new ShowingPlaceholder());
        }

        if (kind is not null)
        {
            properties.Append(kind);
        }

        return properties;
    }

    private WordWriter Add(OpenXmlElement block)
    {
        _body.Append(block);
        return this;
    }

    private static Paragraph Labelled(string label, OpenXmlElement field) => new(new Run(new RunProperties(new Bold()), TextOf($"{label}: ")), field);

    private static Paragraph Styled(string text, string style) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), RunOf(text));

    private static TableCell Cell(params IEnumerable<Paragraph> paragraphs) => new(paragraphs);

    private static Run Filled(string text, string prompt) =>
        text.Length == 0 ? new Run(new RunProperties(new RunStyle { Val = WordStyles.Prompt }), TextOf(prompt)) : RunOf(text);

    private static Run RunOf(string text)
    {
        var run = new Run();
        var rest = WordText.Clean(text).AsSpan();
        while (rest.IndexOfAny('\n', '\t') is var at and >= 0)
        {
            run.Append(TextOf(rest[..at].ToString()), rest[at] == '\n' ? new Break() : new TabChar());
            rest = rest[(at + 1)..];
        }

        run.Append(TextOf(rest.ToString()));
        return run;
    }

    private static Text TextOf(string text) => new(WordText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve };
}
