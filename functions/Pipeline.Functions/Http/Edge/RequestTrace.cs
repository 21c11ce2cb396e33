using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Functions.Http.Edge;

/// <summary>The W3C trace id of a request: that of the invocation, else the caller's, else a fresh one.</summary>
internal sealed record RequestTrace(string Id)
{
    public const string Header = "Trace-Id";

    public static RequestTrace Begin(FunctionContext context, HttpContext http)
    {
        var trace = new RequestTrace(
            IdIn(context.TraceContext.TraceParent) ?? IdIn(http.Request.Headers.TraceParent.ToString()) ?? ActivityTraceId.CreateRandom().ToHexString());
        http.Features.Set(trace);
        return trace;
    }

    public static string IdOf(HttpContext http) => http.Features.GetRequiredFeature<RequestTrace>().Id;

    private static string? IdIn(string? traceParent) =>
        ActivityContext.TryParse(traceParent, null, out var parent) && parent.TraceId != default ? parent.TraceId.ToHexString() : null;
}
