using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Pipeline.Contracts.Word;

/// <summary>Does to a Word document what somebody at a desk does, with the library that knows the format.</summary>
public static class WordFile
{
    /// <summary>Types into the fields with these tags. Paragraphs, line breaks and tabs become what Word makes of the keys.</summary>
    public static byte[] Fill(byte[] document, params IReadOnlyList<(string Tag, string Text)> fields) => Edit(document, body =>
    {
        foreach (var (tag, text) in fields)
        {
            var field = FieldOf(body, tag);
            field.SdtProperties!.RemoveAllChildren<ShowingPlaceholder>();
            var paragraphs = text.Split("\n\n");
            if (field is SdtBlock)
            {
                var content = field.GetFirstChild<SdtContentBlock>()!;
                content.RemoveAllChildren();
                content.Append(paragraphs.Select(paragraph => new Paragraph(RunsOf(paragraph))));
            }
            else
            {
                var content = field.GetFirstChild<SdtContentRun>()!;
                content.RemoveAllChildren();
                content.Append(RunsOf(text));
            }
        }
    });

    /// <summary>Takes the field out, and the text in it.</summary>
    public static byte[] Remove(byte[] document, string tag) => Edit(document, body => FieldOf(body, tag).Remove());

    /// <summary>Copies the field with what is in it behind itself.</summary>
    public static byte[] Double(byte[] document, string tag) => Edit(document, body =>
    {
        var field = FieldOf(body, tag);
        field.InsertAfterSelf(field.CloneNode(deep: true));
    });

    public static byte[] Edit(byte[] document, Action<Body> change)
    {
        using var file = new MemoryStream();
        file.Write(document);
        using (var word = WordprocessingDocument.Open(file, isEditable: true))
        {
            change(word.MainDocumentPart!.Document.Body!);
        }

        return file.ToArray();
    }

    /// <summary>Looks at a document.</summary>
    public static T Read<T>(byte[] document, Func<WordprocessingDocument, T> look)
    {
        using var file = new MemoryStream(document, writable: false);
        using var word = WordprocessingDocument.Open(file, isEditable: false);
        return look(word);
    }

    /// <summary>What the library's validator finds wrong.</summary>
    public static IReadOnlyList<string> Faults(byte[] document) => Read(document, word =>
        new OpenXmlValidator(FileFormatVersions.Office2013).Validate(word).Select(fault => $"{fault.Path?.XPath}: {fault.Description}").ToList());

    public static string TextOf(byte[] document, string tag) => Read(document, word => FieldOf(word.MainDocumentPart!.Document.Body!, tag).InnerText);

    /// <summary>Replaces a part as text, whatever it then is.</summary>
    public static byte[] WithPart(byte[] document, string part, Func<string, string> change)
    {
        using var file = new MemoryStream();
        file.Write(document);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var text = string.Empty;
            if (zip.GetEntry(part) is { } entry)
            {
                using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
                text = reader.ReadToEnd();
                reader.Dispose();
                entry.Delete();
            }

            using var writer = new StreamWriter(zip.CreateEntry(part).Open(), new UTF8Encoding(false));
            writer.Write(change(text));
        }

        return file.ToArray();
    }

    public static byte[] WithoutPart(byte[] document, string part)
    {
        using var file = new MemoryStream();
        file.Write(document);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(part)!.Delete();
        }

        return file.ToArray();
    }

    private static SdtElement FieldOf(Body body, string tag) =>
        body.Descendants<SdtElement>().First(field => field.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value == tag);

    private static Run RunsOf(string text)
    {
        var run = new Run();
        foreach (var (line, index) in text.Split('\n').Select((line, index) => (line, index)))
        {
            if (index > 0)
            {
                run.Append(new Break());
            }

            foreach (var (piece, at) in line.Split('\t').Select((piece, at) => (piece, at)))
            {
                if (at > 0)
                {
                    run.Append(new TabChar());
                }

                run.Append(new Text(piece) { Space = SpaceProcessingModeValues.Preserve });
            }
        }

        return run;
    }
}
