using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Http.Edge;

/// <summary>What every response says to browsers and caches; what is public says otherwise for itself.</summary>
internal static class SecurityHeaders
{
    private const string Nothing = "default-src 'none'; frame-ancestors 'none'; sandbox";

    /// <summary>Pages stand alone: one style block, forms that search, nothing loaded from anywhere.</summary>
    private const string Page = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void Apply(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = Nothing;
        headers["Referrer-Policy"] = "no-referrer";
    }

    public static void ApplyPage(IHeaderDictionary headers) => headers.ContentSecurityPolicy = Page;
}
