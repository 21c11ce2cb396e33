using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Http.Edge;

/// <summary>Writes a problem as <c>application/problem+json</c>.</summary>
public sealed class ProblemAnswer(Problem problem) : IResult
{
    public const string ContentType = "application/problem+json";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        foreach (var (name, value) in problem.Headers)
        {
            response.Headers[name] = value;
        }

        if (problem.RetryAfter is { } retryAfter)
        {
            response.Headers.RetryAfter = Seconds(retryAfter);
        }

        return new JsonAnswer(problem.Body(RequestTrace.IdOf(httpContext)), problem.Status, ContentType).ExecuteAsync(httpContext);
    }

    /// <summary>Whole seconds, at least one.</summary>
    internal static string Seconds(TimeSpan time) => Math.Max(1, (long)Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
