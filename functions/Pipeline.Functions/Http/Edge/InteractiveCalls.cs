using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Pipeline.Azure;

namespace Pipeline.Functions.Http.Edge;

/// <summary>Somebody waits for every answer over HTTP: stores fail fast there, and try again elsewhere.</summary>
public sealed class InteractiveCalls : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) => Interactive.RunAsync(() => next(context));
}
