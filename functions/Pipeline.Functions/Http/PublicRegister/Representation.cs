using Microsoft.AspNetCore.Http;
using Pipeline.Casework.Word;

namespace Pipeline.Functions.Http.PublicRegister;

/// <summary>Whether a caller wants a page, data or Word, by its <c>Accept</c> header.</summary>
internal static class Representation
{
    private const string Html = "text/html";
    private const string Json = "application/json";

    /// <summary>Data unless a page is asked for: browsers do.</summary>
    public static bool WantsPage(HttpRequest request) => Quality(request, Html) > Quality(request, Json);

    /// <summary>A page unless data are asked for.</summary>
    public static bool WantsData(HttpRequest request) => Quality(request, Json) > Quality(request, Html);

    /// <summary>Word only where it is asked for by name, and before page and data.</summary>
    public static bool WantsWord(HttpRequest request) => request.GetTypedHeaders().Accept.Any(range => range.MediaType == WordNames.MediaType)
        && Quality(request, WordNames.MediaType) > Math.Max(Quality(request, Html), Quality(request, Json));

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
