using Microsoft.AspNetCore.WebUtilities;

namespace Pipeline.Functions.Http.Edge;

/// <summary>Why a request is not served: RFC 9457 problem details with a stable kebab-case code.</summary>
/// <param name="Code">Stable; what a program reads. One of <see cref="ProblemKinds"/>.</param>
/// <param name="Detail">What a person reads. Never a narrative, a name or a stack trace.</param>
public sealed record Problem(string Code, string Detail)
{
    /// <summary>HTTP status, by the code.</summary>
    public int Status { get; } = ProblemKinds.Of(Code).Status;

    /// <summary>Faults by field.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors { get; init; }

    /// <summary>Further members at the top level, such as <c>stage</c> or <c>version</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Members { get; init; } = [];

    /// <summary>Further response headers.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The members in the order in which they are written.</summary>
    public IReadOnlyDictionary<string, object> Body(string traceId)
    {
        var body = new OrderedDictionary<string, object>
        {
            ["type"] = "about:blank",
            ["title"] = ReasonPhrases.GetReasonPhrase(Status),
            ["status"] = Status,
            ["code"] = Code,
            ["detail"] = Detail,
        };
        foreach (var (name, value) in Members)
        {
            body[name] = value;
        }

        if (Errors is not null)
        {
            body[ProblemKinds.Errors] = Errors;
        }

        body["traceId"] = traceId;
        return body;
    }
}
