using System.IO.Compression;
using System.Xml;

namespace Pipeline.Casework.Word;

/// <summary>
/// Reads the content controls of a Word document that somebody sent in. The file is trusted in nothing: the parts that are read are read
/// as a stream up to a limit, no reference is followed, and macros and links out of the document are refused.
/// </summary>
public static class WordReader
{
    /// <summary>Far more than Word writes for the largest assessment.</summary>
    private const int MaxParts = 1000;

    /// <summary>Bytes that the text of the document may unpack to.</summary>
    private const long MaxText = 48 * 1024 * 1024;

    /// <summary>Bytes that a list of parts or links may unpack to.</summary>
    private const long MaxList = 256 * 1024;

    private static readonly string[] HarmlessLinks = ["/hyperlink"];

    /// <summary>Never throws for what is in the file. <paramref name="file"/> can seek; it is left open.</summary>
    public static WordReading Read(Stream file)
    {
        if (!ZipDirectory.ListsAtMost(file, MaxParts))
        {
            return Refuse("it is no .docx file, is damaged, or is protected by a password");
        }

        file.Position = 0;
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return Read(new Parts(zip));
        }
        catch (InvalidDataException damaged)
        {
            return Refuse($"it is damaged: {damaged.Message}");
        }
        catch (XmlException malformed)
        {
            return Refuse($"it is damaged: {malformed.Message}");
        }
    }

    private static WordReading Read(Parts parts)
    {
        if (!parts.Has(WordNames.ContentTypesPart) || !parts.Has(WordNames.RelationshipsPart))
        {
            return Refuse("it is a zip file but no Word document: the list of its parts is missing");
        }

        if (parts.HasMacros)
        {
            return Refuse("it holds macros: save it as a Word document (.docx) without macros");
        }

        if (parts.Links().FirstOrDefault(link => !HarmlessLinks.Any(harmless => link.EndsWith(harmless, StringComparison.Ordinal))) is { } link)
        {
            return Refuse($"it refers to something outside itself ({link[(link.LastIndexOf('/') + 1)..]}): put what it needs into the document, or take it out");
        }

        if (parts.MainPart() is not { } main || !parts.Has(main))
        {
            return Refuse("it is a zip file but no Word document: its text is missing");
        }

        if (!parts.IsDocument(main))
        {
            return Refuse("it is no Word document (.docx): save it as one");
        }

        using var reader = parts.Open(main, MaxText);
        return WordControlReader.Read(reader);
    }

    private static WordReading.Refused Refuse(string reason) => new(reason);

    /// <summary>The parts of the package, by name whatever its case.</summary>
    private sealed class Parts(ZipArchive zip)
    {
        public bool HasMacros => zip.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))
            || TypesOf().Any(type => type.Type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase));

        public bool Has(string name) => zip.Entries.Any(entry => Is(entry, name));

        /// <summary>The part that the package names as its document.</summary>
        public string? MainPart() => Elements(WordNames.RelationshipsPart, "Relationship")
            .Where(relationship => relationship.GetValueOrDefault("Type")?.EndsWith("/officeDocument", StringComparison.Ordinal) == true)
            .Select(relationship => relationship.GetValueOrDefault("Target")?.TrimStart('/'))
            .FirstOrDefault();

        public bool IsDocument(string name) => TypesOf().Any(type =>
            string.Equals(type.Part, $"/{name}", StringComparison.OrdinalIgnoreCase) && type.Type == WordNames.DocumentType);

        /// <summary>The types of the links that lead out of the document, of any part.</summary>
        public IEnumerable<string> Links() => zip.Entries
            .Where(entry => entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
            .SelectMany(entry => Elements(entry.FullName, "Relationship"))
            .Where(relationship => relationship.GetValueOrDefault("TargetMode") == "External")
            .Select(relationship => relationship.GetValueOrDefault("Type") ?? string.Empty);

        /// <summary>Reads without a document type, without resolving anything, and no further than the limit.</summary>
        public XmlReader Open(string name, long maxBytes)
        {
            var entries = zip.Entries.Where(entry => Is(entry, name)).ToList();
            return entries.Count == 1
                ? XmlReader.Create(
                    new BoundedStream(entries[0].Open(), maxBytes),
                    new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, MaxCharactersInDocument = maxBytes })
                : throw new InvalidDataException($"{name} is in it {entries.Count} times");
        }

        private IEnumerable<(string? Part, string Type)> TypesOf() =>
            Elements(WordNames.ContentTypesPart, "Override", "Default").Select(type => (type.GetValueOrDefault("PartName"), type.GetValueOrDefault("ContentType", string.Empty)));

        private List<Dictionary<string, string>> Elements(string name, params string[] elements)
        {
            var found = new List<Dictionary<string, string>>();
            using var reader = Open(name, MaxList);
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && elements.Contains(reader.LocalName))
                {
                    found.Add(AttributesOf(reader));
                }
            }

            return found;
        }

        private static Dictionary<string, string> AttributesOf(XmlReader reader)
        {
            var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
            while (reader.MoveToNextAttribute())
            {
                attributes[reader.Name] = reader.Value;
            }

            return attributes;
        }

        private static bool Is(ZipArchiveEntry entry, string name) => string.Equals(entry.FullName, name, StringComparison.OrdinalIgnoreCase);
    }
}
