namespace Pipeline.Functions.Http.ApiDocs;

/// <summary>An answer other than a problem.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Description">For people.</param>
internal sealed record ApiAnswer(int Status, string Description)
{
    public const string JsonType = "application/json";
    public const string HtmlType = "text/html";

    /// <summary>What the JSON is written from; it fits one of them.</summary>
    public IReadOnlyList<Type> Types { get; init; } = [];

    /// <summary>The media types besides JSON.</summary>
    public IReadOnlyList<string> MediaTypes { get; init; } = [];

    /// <summary>Headers by name, with what they say.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static ApiAnswer Json<T>(string description, int status = 200) => new(status, description) { Types = [typeof(T)] };

    public static ApiAnswer Bytes(string mediaType, string description, int status = 200) => new(status, description) { MediaTypes = [mediaType] };

    public static ApiAnswer Unchanged { get; } = new(304, "The caller holds the entity tag it sent in If-None-Match.");
}
