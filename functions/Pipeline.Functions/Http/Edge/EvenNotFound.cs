using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Pipeline.Functions.Http.Edge;

/// <summary>Holds every 404 as <see cref="EvenTime"/> says, whichever endpoint answers it and however.</summary>
internal sealed class EvenNotFound(EvenTime even) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var http = context.GetHttpContext()!;
        var start = even.Start();

        // Held to the end even when the caller left: the server takes a callback that throws for a failure of its own.
        http.Response.OnStarting(() => http.Response.StatusCode == StatusCodes.Status404NotFound
            ? even.HoldAsync(start, http.Request.Caller(), CancellationToken.None)
            : Task.CompletedTask);
        return next(context);
    }
}
