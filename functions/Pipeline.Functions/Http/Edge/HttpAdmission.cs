using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Pipeline.Casework.People;
using Pipeline.Functions.Identity;

namespace Pipeline.Functions.Http.Edge;

/// <summary>
/// Admits a request: not while the host stops, not with an <c>Authorization</c> header that does not say who calls, and not from an address that has
/// sent in too much without a sign-in.
/// </summary>
internal sealed class HttpAdmission(
    RequestIdentity identity, AnonymousPosts posts, IOptions<ForwardingOptions> forwarding, IHostApplicationLifetime lifetime) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw new RequestRefusedException(Problems.Draining);
        }

        var http = context.GetHttpContext()!;
        var caller = await IdentifyAsync(http);
        if (!caller.IsSignedIn && HttpMethods.IsPost(http.Request.Method)
            && posts.Count(ClientAddress.Of(http, forwarding.Value.TrustedHops)) is { } retryAfter)
        {
            throw new RequestRefusedException(Problems.TooManyRequests(retryAfter));
        }

        http.SetCaller(caller);
        await next(context);
    }

    private async Task<Caller> IdentifyAsync(HttpContext http) => await identity.IdentifyAsync(http.Request.Headers, http.RequestAborted) switch
    {
        IdentityResult.Known known => known.Caller,
        IdentityResult.TooManyAttempts tooMany => throw new RequestRefusedException(Problems.TooManyAttempts(tooMany.RetryAfter)),
        IdentityResult.Unavailable unavailable => throw new RequestRefusedException(Problems.SignInUnavailable(unavailable.RetryAfter)),
        IdentityResult.Unknown unknown => throw new RequestRefusedException(Problems.Unauthorized(unknown.Why)),
        _ => throw new RequestRefusedException(Problems.SignInNeeded),
    };
}
