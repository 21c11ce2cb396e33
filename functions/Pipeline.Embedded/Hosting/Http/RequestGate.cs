using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pipeline.Embedded.Clock;

namespace Pipeline.Embedded.Hosting.Http;

/// <summary>Counts requests, and turns them away with 503 while the host drains.</summary>
internal sealed class RequestGate(WorkGauge machine, int retryAfterSeconds)
{
    private readonly WorkGauge _requests = new();
    private volatile bool _draining;

    public async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        using var counted = machine.Enter();
        using var entry = _requests.Enter();

        // Read after entering: whoever drains sees either this request or its refusal.
        if (_draining)
        {
            await RefuseAsync(http.Response, http.TraceIdentifier, http.RequestAborted);
            return;
        }

        await next(http);
    }

    /// <summary>From now on nobody is let in; completes when those inside have been answered.</summary>
    public Task DrainAsync(CancellationToken cancellationToken)
    {
        _draining = true;
        return _requests.WhenQuietAsync(cancellationToken);
    }

    private async Task RefuseAsync(HttpResponse response, string traceId, CancellationToken cancellationToken)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = retryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        response.Headers.Connection = "close";
        await response.WriteAsJsonAsync(
            new
            {
                type = "about:blank",
                title = "Service unavailable",
                status = response.StatusCode,
                code = "draining",
                detail = "The service is stopping and takes no new requests. Try again.",
                traceId,
            },
            options: null,
            contentType: "application/problem+json",
            cancellationToken);
    }
}
