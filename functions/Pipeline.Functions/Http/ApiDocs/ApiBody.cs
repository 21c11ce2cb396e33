namespace Pipeline.Functions.Http.ApiDocs;

/// <summary>What an operation takes as its body.</summary>
/// <param name="MediaType">As sent in <c>Content-Type</c>.</param>
/// <param name="Schemas">Components of <see cref="BodySchemas"/>, of which the body fits one; none for bytes.</param>
/// <param name="Description">For people.</param>
internal sealed record ApiBody(string MediaType, IReadOnlyList<string> Schemas, string Description)
{
    public const string JsonType = "application/json";

    public bool Required { get; init; } = true;

    public bool IsJson => MediaType == JsonType;

    public static ApiBody Json(string schema, string description) => new(JsonType, [schema], description);

    public static ApiBody Bytes(string mediaType, string description) => new(mediaType, [], description);
}
