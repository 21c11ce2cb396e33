using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Hosting;
using Pipeline.Casework.People;

namespace Pipeline.Functions.Http.Edge;

/// <summary>Admits a request: not while the host stops, and not with an <c>Authorization</c> header that does not say who calls.</summary>
internal sealed class HttpAdmission(IIdentityProvider identity, IHostApplicationLifetime lifetime) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw new RequestRefusedException(Problems.Draining);
        }

        var http = context.GetHttpContext()!;
        http.SetCaller(await IdentifyAsync(http));
        await next(context);
    }

    private async Task<Caller> IdentifyAsync(HttpContext http)
    {
        var header = http.Request.Headers.Authorization;
        if (header.Count > 1)
        {
            throw new RequestRefusedException(Problems.Unauthorized("There is more than one Authorization header."));
        }

        return await identity.IdentifyAsync(header.Count == 0 ? null : header[0], http.RequestAborted) switch
        {
            IdentityResult.Known known => known.Caller,
            IdentityResult.TooManyAttempts tooMany => throw new RequestRefusedException(Problems.TooManyAttempts(tooMany.RetryAfter)),
            IdentityResult.Unknown unknown => throw new RequestRefusedException(Problems.Unauthorized(unknown.Why)),
            _ => throw new RequestRefusedException(Problems.SignInNeeded),
        };
    }
}
