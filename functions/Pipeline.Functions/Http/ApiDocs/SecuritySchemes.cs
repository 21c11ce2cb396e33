using System.Text.Json.Nodes;
using Pipeline.Azure.Identity;
using Pipeline.Functions.Identity;

namespace Pipeline.Functions.Http.ApiDocs;

/// <summary>How a caller shows who it is: the schemes of the <c>Authorization</c> header.</summary>
internal static class SecuritySchemes
{
    private static readonly string[] Names = [BearerIdentity.Scheme, AccessCodeIdentity.Scheme, DevelopmentIdentity.Scheme];

    public static JsonObject All() => new()
    {
        [BearerIdentity.Scheme] = new JsonObject
        {
            ["type"] = "http",
            ["scheme"] = "bearer",
            ["description"] = "Staff and providers, where the service runs with an identity provider: a token whose claims give user, roles and providers.",
        },
        [AccessCodeIdentity.Scheme] = Header("A submitter: `Reference CASEID:ACCESSCODE`, as answered to the submission. Too many wrong codes are 429."),
        [DevelopmentIdentity.Scheme] = Header("Anybody, on a machine of one's own only: `Development NAME roles=triage,inspector provider=1-101647`."),
    };

    public static JsonArray For(Audience who)
    {
        var schemes = Names.Select(name => new JsonObject { [name] = new JsonArray() }).ToList();
        return who.IsEverybody ? [.. schemes.Prepend([])] : [.. schemes];
    }

    private static JsonObject Header(string description) =>
        new() { ["type"] = "apiKey", ["in"] = "header", ["name"] = "Authorization", ["description"] = description };
}
