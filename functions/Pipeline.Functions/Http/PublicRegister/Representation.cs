using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Http.PublicRegister;

/// <summary>Whether a caller wants a page or data, by its <c>Accept</c> header.</summary>
internal static class Representation
{
    private const string Html = "text/html";
    private const string Json = "application/json";

    /// <summary>Data unless a page is asked for: browsers do.</summary>
    public static bool WantsPage(HttpRequest request) => Quality(request, Html) > Quality(request, Json);

    /// <summary>A page unless data are asked for.</summary>
    public static bool WantsData(HttpRequest request) => Quality(request, Json) > Quality(request, Html);

    private static double Quality(HttpRequest request, string mediaType)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return accepted.Count == 0
            ? 1
            : accepted.Where(range => range.MatchesMediaType(mediaType))
                .OrderByDescending(range => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2)
                .Select(range => range.Quality ?? 1)
                .FirstOrDefault();
    }
}
