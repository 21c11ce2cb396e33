using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Pipeline.Casework.Word;
using Pipeline.Contracts.Word;

namespace Pipeline.Casework.Tests.Word;

/// <summary>What is sent in is trusted in nothing, and what was typed comes back as it was.</summary>
public sealed class WordReaderTests
{
    private const string Tag = "judge:S1:rationale";
    private const string Rels = "word/_rels/document.xml.rels";

    [Fact]
    public void Text_WhateverItIs_ComesBack() =>
        Prop.ForAll(Texts(), text => TextOf(Document(text)) == WordText.Normal(text)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\r\nb\rc")]
    [InlineData("a\n\nb\n\n\nc\n\n\n\nd")]
    [InlineData("a\t\tb \t c")]
    [InlineData("  two  spaces  ")]
    [InlineData("\"quotes\" ‘single’ “double” <w:t>&amp;</w:t> ]]>")]
    [InlineData("Ünïcode ☂ 👩‍⚕️ עברית العربية \u200B\u00A0\u2028x")]
    [InlineData("a lone \uD800 surrogate, \uFFFE and \u0001")]
    public void Text_OfManyKinds_ComesBack(string text) => TextOf(Document(text)).ShouldBe(WordText.Normal(text));

    [Fact]
    public void Text_VeryLong_ComesBack()
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 2000).Select(number => $"Paragraph {number}: {new string('x', 50)}"));

        TextOf(Document(text)).ShouldBe(text);
    }

    [Theory]
    [InlineData("<w:p><w:r><w:t>a</w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins w:id=\"2\"><w:r><w:t>b</w:t></w:r></w:ins></w:p>", "ab")]
    [InlineData("<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"720\"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>", "a\tb")]
    [InlineData("<w:p><w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>stop</w:t></w:r></w:p>", "non\u2011stop")]
    [InlineData("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>1</w:t></w:r></w:p>", "1")]
    [InlineData("<w:p><w:r><mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice Requires=\"wps\"><w:t>a</w:t></mc:Choice><mc:Fallback><w:t>a</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>", "a")]
    [InlineData("<w:sdt><w:sdtContent><w:p><w:r><w:t>inside</w:t></w:r></w:p></w:sdtContent></w:sdt><w:p><w:r><w:t>b</w:t></w:r></w:p>", "inside\n\nb")]
    [InlineData("<w:p/>", "")]
    public void Text_AsWordWritesIt_IsReadAsItLooks(string content, string text)
    {
        var document = WordFile.WithPart(Document("?"), "word/document.xml", xml => xml.Replace("<w:p><w:r><w:t xml:space=\"preserve\">?</w:t></w:r></w:p>", content, StringComparison.Ordinal));

        TextOf(document).ShouldBe(text);
    }

    [Fact]
    public void Field_EmptiedInWord_IsEmptyInWhateverLanguageItPrompts()
    {
        var document = WordFile.WithPart(Document(string.Empty), "word/document.xml", xml => xml.Replace("Write here.", "Cliciwch neu tapiwch yma.", StringComparison.Ordinal));

        TextOf(document).ShouldBeEmpty();
    }

    [Fact]
    public void Document_MadeTwice_HasTheSameBytes() => Document("a").ShouldBe(Document("a"));

    [Fact]
    public void Document_IsValidWhateverTheText() => WordFile.Faults(Document("a \uFFFF\u0001 \"b\"\n\n\tc")).ShouldBeEmpty();

    public static TheoryData<string, byte[], string> Refused { get; } = new()
    {
        { "empty", [], "is no .docx file" },
        { "text", "Dear inspector"u8.ToArray(), "is no .docx file" },
        { "password", [0xD0, 0xCF, 0x11, 0xE0, .. new byte[600]], "protected by a password" },
        { "cut", Document("a")[..^40], "is no .docx file" },
        { "another zip", Zip(("a.txt", "x")), "no Word document" },
        { "no document", WordFile.WithoutPart(Document("a"), "word/document.xml"), "its text is missing" },
        { "no types", WordFile.WithoutPart(Document("a"), "[Content_Types].xml"), "list of its parts" },
        { "no relations", WordFile.WithoutPart(Document("a"), "_rels/.rels"), "list of its parts" },
        { "macros", WordFile.WithPart(Document("a"), "[Content_Types].xml", xml => xml.Replace(WordNames.DocumentType, "application/vnd.ms-word.document.macroEnabled.main+xml", StringComparison.Ordinal)), "macros" },
        { "project", WordFile.WithPart(Document("a"), "word/vbaProject.bin", _ => "x"), "macros" },
        { "template", WordFile.WithPart(Document("a"), "[Content_Types].xml", xml => xml.Replace(WordNames.DocumentType, "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", StringComparison.Ordinal)), "save it as one" },
        { "template from outside", WithLink("attachedTemplate"), "outside itself (attachedTemplate)" },
        { "picture from outside", WithLink("image"), "outside itself (image)" },
        { "document type", WordFile.WithPart(Document("a"), "word/document.xml", xml => xml.Replace("<w:document", "<!DOCTYPE x [<!ENTITY a \"b\">]><w:document", StringComparison.Ordinal)), "damaged" },
        { "document type in a list", WordFile.WithPart(Document("a"), "_rels/.rels", xml => xml.Replace("<Relationships", "<!DOCTYPE x><Relationships", StringComparison.Ordinal)), "damaged" },
        { "no XML", WordFile.WithPart(Document("a"), "word/document.xml", _ => "<w:document"), "damaged" },
        { "too many parts", Zip([.. Enumerable.Range(0, 1001).Select(number => ($"{number}", "x"))]), "is no .docx file" },
        { "number of parts in a Zip64 record", WithEnd(10, 0xFF, 0xFF), "is no .docx file" },
        { "size of the list in a Zip64 record", WithEnd(12, 0xFF, 0xFF, 0xFF, 0xFF), "is no .docx file" },
        { "start of the list in a Zip64 record", WithEnd(16, 0xFF, 0xFF, 0xFF, 0xFF), "is no .docx file" },
        { "Zip64 record", WithLocator(), "is no .docx file" },
        { "bomb", WordFile.WithPart(Document("a"), "word/document.xml", xml => xml.Replace("</w:body>", new string(' ', 49 * 1024 * 1024) + "</w:body>", StringComparison.Ordinal)), "damaged" },
        { "bomb of links", WordFile.WithPart(Document("a"), Rels, xml => xml + new string(' ', 300 * 1024)), "damaged" },
        { "deep", WordFile.WithPart(Document("a"), "word/document.xml", xml => xml.Replace("<w:body>", "<w:body>" + string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 17)), StringComparison.Ordinal)), "more fields" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void File_ThatIsNoDocument_IsRefusedWithItsReason(string what, byte[] file, string reason) =>
        Read(file).ShouldBeOfType<WordReading.Refused>(what).Reason.ShouldContain(reason);

    [Fact]
    public void Link_ThatAPersonTyped_IsNoHarm() => Read(WithLink("hyperlink")).ShouldBeOfType<WordReading.Read>();

    [Fact]
    public void File_WithAnyByteWrong_IsReadOrRefused()
    {
        var document = Document("What we saw.");
        var random = new Random(20261122);
        for (var round = 0; round < 3000; round++)
        {
            var damaged = document.ToArray();
            for (var faults = random.Next(1, 4); faults > 0; faults--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            Read(damaged[..random.Next(damaged.Length / 2, damaged.Length + 1)]).ShouldBeAssignableTo<WordReading>();
        }
    }

    /// <summary>The record at the end of the file is the last 22 bytes: there is no comment.</summary>
    private static byte[] WithEnd(int at, params byte[] bytes)
    {
        var document = Document("a");
        bytes.CopyTo(document, document.Length - 22 + at);
        return document;
    }

    private static byte[] WithLocator()
    {
        var document = Document("a");
        return [.. document[..^22], 0x50, 0x4B, 0x06, 0x07, .. new byte[16], .. document[^22..]];
    }

    private static byte[] Document(string text) =>
        new WordWriter("Test", DateTimeOffset.UnixEpoch).Title().Passage("Rationale", Tag, WordText.Normal(text), "Write here.").Text("The end.").ToArray();

    private static string TextOf(byte[] document) => Read(document).ShouldBeOfType<WordReading.Read>().Controls.Single(control => control.Tag == Tag).Text;

    private static WordReading Read(byte[] file)
    {
        using var stream = new MemoryStream(file, writable: false);
        return WordReader.Read(stream);
    }

    private static byte[] WithLink(string type) => WordFile.WithPart(Document("a"), Rels, xml => xml.Replace(
        "</Relationships>",
        $"<Relationship Id=\"out\" Type=\"{WordNames.OfficeRelationships}/{type}\" Target=\"https://example.org/\" TargetMode=\"External\"/></Relationships>",
        StringComparison.Ordinal));

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return file.ToArray();
    }

    private static Arbitrary<string> Texts() => Gen.Elements(
            "\n", "\n\n", "\t", " ", "\r\n", "a", "Zürich", "“quoted”", "<b>&", "👩‍⚕️", "\u00A0", "\u2028", "]]>", "\uFFFF", "\uD83D", "what we saw", "12.5 %")
        .ListOf()
        .Select(pieces => string.Concat(pieces))
        .ToArbitrary();
}
