using Microsoft.AspNetCore.Http;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.ApiDocs;

/// <summary>One verb on one route, as callers need to know it.</summary>
/// <param name="Verb">In capitals. HEAD is no operation of its own: it answers what GET does, without the body.</param>
/// <param name="Route">One of <see cref="Routes"/>.</param>
/// <param name="Id">The name of the function that answers.</param>
/// <param name="Summary">One sentence.</param>
internal sealed record Operation(string Verb, string Route, string Id, string Summary)
{
    public required Audience Who { get; init; }

    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    public ApiBody? Body { get; init; }

    public required IReadOnlyList<ApiAnswer> Answers { get; init; }

    /// <summary>The problem codes that do not follow from the rest.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>What else a caller should know.</summary>
    public string? Description { get; init; }

    /// <summary>The path in the API description.</summary>
    public string Path => Route == Routes.Home ? "/" : $"/{Route}";

    /// <summary>Every problem code that can come, in the order of <see cref="ProblemKinds"/>.</summary>
    public IReadOnlyList<string> AllCodes
    {
        get
        {
            var codes = new HashSet<string>(
                [.. Codes, ProblemCodes.Unauthorized, ProblemCodes.TooManyAttempts, ProblemCodes.Internal, ProblemCodes.Unavailable, ProblemCodes.Draining]);
            if (Parameters.Any(IsChecked) || Body is not null)
            {
                codes.Add(ProblemCodes.Invalid);
            }

            if (Verb == HttpMethods.Post)
            {
                codes.Add(ProblemCodes.TooManyRequests);
            }

            if (Body is not null)
            {
                codes.Add(ProblemCodes.TooLarge);
            }

            if (Body is { IsJson: true })
            {
                codes.UnionWith([ProblemCodes.MalformedJson, ProblemCodes.UnsupportedMediaType]);
            }

            if (Parameters.Any(parameter => parameter.Name == RequestHeaders.IdempotencyKey))
            {
                codes.Add(ProblemCodes.IdempotencyKeyReused);
            }

            if (Who.NeedsRole)
            {
                codes.Add(ProblemCodes.Forbidden);
            }

            if (PathParameters.Of(Route).Count > 0)
            {
                codes.Add(ProblemCodes.NotFound);
            }

            return [.. ProblemKinds.All.Select(kind => kind.Code).Where(codes.Contains)];
        }
    }

    /// <summary>Other headers than these two are ignored when they cannot be read.</summary>
    private static bool IsChecked(ApiParameter parameter) =>
        parameter.In == ApiParameter.Query || parameter.Name is RequestHeaders.IdempotencyKey or RequestHeaders.IfMatch;

    public static Operation Get(string route, string id, string summary, Audience who, params IReadOnlyList<ApiAnswer> answers) =>
        new(HttpMethods.Get, route, id, summary) { Who = who, Answers = answers };

    public static Operation Post(string route, string id, string summary, Audience who, params IReadOnlyList<ApiAnswer> answers) =>
        new(HttpMethods.Post, route, id, summary) { Who = who, Answers = answers };
}
