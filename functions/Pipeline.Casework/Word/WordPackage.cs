using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml;

namespace Pipeline.Casework.Word;

/// <summary>
/// Puts the parts of a Word document into one file. Written part by part, and not by the package classes of the library, because those
/// choose names at random and stamp the present time: here the same content gives the same bytes.
/// </summary>
internal static class WordPackage
{
    private const string CoreNamespace = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private const string CustomNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
    private const string CorePart = "docProps/core.xml";
    private const string CustomPart = "docProps/custom.xml";
    private const string Settings = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:themeFontLang w:val="en-GB"/></w:settings>
        """;

    private static readonly (string Part, string Type, string Relationship)[] DocumentParts =
    [
        ("styles.xml", "styles", "styles"),
        ("numbering.xml", "numbering", "numbering"),
        ("settings.xml", "settings", "settings"),
    ];

    /// <summary>The earliest time a zip entry can carry.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The file, with title, language and the given properties, all of them texts.</summary>
    public static byte[] Pack(OpenXmlElement document, string title, DateTimeOffset madeAt, IReadOnlyList<KeyValuePair<string, string>> properties)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, WordNames.ContentTypesPart, ContentTypes());
            Add(zip, WordNames.RelationshipsPart, Relationships(
                (WordNames.OfficeRelationships + "/officeDocument", WordNames.DocumentPart),
                ("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", CorePart),
                (WordNames.OfficeRelationships + "/custom-properties", CustomPart)));
            Add(zip, CorePart, Core(title, madeAt));
            Add(zip, CustomPart, Custom(properties));
            Add(zip, "word/_rels/document.xml.rels", Relationships([.. DocumentParts.Select(part => ($"{WordNames.OfficeRelationships}/{part.Relationship}", part.Part))]));
            Add(zip, "word/styles.xml", WordStyles.Xml);
            Add(zip, "word/numbering.xml", WordStyles.Numbering);
            Add(zip, "word/settings.xml", Settings);
            using var stream = Open(zip, WordNames.DocumentPart);
            using var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize });
            writer.WriteStartDocument(standalone: true);
            document.WriteTo(writer);
        }

        return file.ToArray();
    }

    private static XElement ContentTypes()
    {
        XNamespace types = WordNames.ContentTypes;
        const string wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
        return new XElement(
            types + "Types",
            Default("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            Default("xml", "application/xml"),
            Override(WordNames.DocumentPart, WordNames.DocumentType),
            DocumentParts.Select(part => Override($"word/{part.Part}", $"{wordType}{part.Type}+xml")),
            Override(CorePart, "application/vnd.openxmlformats-package.core-properties+xml"),
            Override(CustomPart, "application/vnd.openxmlformats-officedocument.custom-properties+xml"));

        XElement Default(string extension, string type) => new(types + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", type));
        XElement Override(string part, string type) => new(types + "Override", new XAttribute("PartName", $"/{part}"), new XAttribute("ContentType", type));
    }

    private static XElement Relationships(params IReadOnlyList<(string Type, string Target)> targets)
    {
        XNamespace relationships = WordNames.Relationships;
        return new XElement(relationships + "Relationships", targets.Select((target, index) => new XElement(
            relationships + "Relationship",
            new XAttribute("Id", $"rId{index + 1}"),
            new XAttribute("Type", target.Type),
            new XAttribute("Target", target.Target))));
    }

    private static XElement Core(string title, DateTimeOffset madeAt)
    {
        XNamespace core = CoreNamespace;
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        XNamespace terms = "http://purl.org/dc/terms/";
        XNamespace instance = "http://www.w3.org/2001/XMLSchema-instance";
        return new XElement(
            core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", core),
            new XAttribute(XNamespace.Xmlns + "dc", dc),
            new XAttribute(XNamespace.Xmlns + "dcterms", terms),
            new XAttribute(XNamespace.Xmlns + "xsi", instance),
            new XElement(dc + "title", WordText.Normal(title)),
            new XElement(dc + "language", "en-GB"),
            new XElement(terms + "created", new XAttribute(instance + "type", "dcterms:W3CDTF"), XmlConvert.ToString(madeAt.UtcDateTime, "yyyy-MM-ddTHH:mm:ssZ")));
    }

    private static XElement Custom(IReadOnlyList<KeyValuePair<string, string>> properties)
    {
        XNamespace custom = CustomNamespace;
        XNamespace types = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
        return new XElement(
            custom + "Properties",
            new XAttribute(XNamespace.Xmlns + "vt", types),
            properties.Select((property, index) => new XElement(
                custom + "property",
                new XAttribute("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"),
                new XAttribute("pid", index + 2),
                new XAttribute("name", property.Key),
                new XElement(types + "lpwstr", WordText.Normal(property.Value)))));
    }

    private static void Add(ZipArchive zip, string part, XElement root) =>
        Add(zip, part, $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{root.ToString(SaveOptions.DisableFormatting)}");

    private static void Add(ZipArchive zip, string part, string xml)
    {
        using var stream = Open(zip, part);
        stream.Write(Encoding.UTF8.GetBytes(xml));
    }

    private static Stream Open(ZipArchive zip, string part)
    {
        var entry = zip.CreateEntry(part, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }
}
