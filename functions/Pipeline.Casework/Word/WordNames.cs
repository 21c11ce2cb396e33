namespace Pipeline.Casework.Word;

/// <summary>Namespaces, types and parts of a Word document (ECMA-376).</summary>
public static class WordNames
{
    /// <summary>The media type of a .docx file.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    internal const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    internal const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    internal const string Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    internal const string OfficeRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    internal const string ContentTypesPart = "[Content_Types].xml";
    internal const string RelationshipsPart = "_rels/.rels";
    internal const string DocumentPart = "word/document.xml";

    internal const string DocumentType = MediaType + ".main+xml";

    /// <summary>As Word itself writes it, and as it writes it when told to keep to the strict form.</summary>
    private const string StrictMain = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    internal static bool IsMain(string uri) => uri is Main or StrictMain;
}
