using System.Text.Json.Nodes;

namespace Pipeline.Functions.Http.ApiDocs;

/// <summary>A query parameter or a request header of an operation; path parameters come with the route.</summary>
internal sealed record ApiParameter(string In, string Name, JsonObject Schema, string Description)
{
    public const string Query = "query";
    public const string Header = "header";

    public bool Required { get; init; }

    public static ApiParameter InQuery(string name, JsonObject schema, string description) => new(Query, name, schema, description);

    public static ApiParameter InHeader(string name, JsonObject schema, string description) => new(Header, name, schema, description);
}
