using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Tests.Http;

/// <summary>An answer as a caller gets it.</summary>
internal sealed record Reply(int Status, IHeaderDictionary Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonElement.Parse(Body);

    public string Code => Json.GetProperty("code").GetString()!;

    public string Header(string name) => Headers[name].ToString();

    /// <summary>Holds the whole shape of problem details, whatever the problem.</summary>
    public Reply ShouldBe(int status, string code)
    {
        Status.ShouldBe(status, Text);
        Headers.ContentType.ToString().ShouldBe("application/problem+json");
        Json.GetProperty("type").GetString().ShouldBe("about:blank");
        Json.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        Json.GetProperty("status").GetInt32().ShouldBe(status);
        Code.ShouldBe(code, Text);
        Json.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
        Json.GetProperty("traceId").GetString()!.Length.ShouldBe(32);
        return this;
    }

    public Reply ShouldBe(int status)
    {
        Status.ShouldBe(status, Text);
        return this;
    }

    public IReadOnlyList<string> FieldsAtFault => [.. Json.GetProperty("errors").EnumerateObject().Select(error => error.Name)];

    public EntityTagHeaderValue ETag => EntityTagHeaderValue.Parse(Header("ETag"));
}
