using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Pipeline.Embedded.Hosting.Invocation;

namespace Pipeline.Embedded.Hosting.Http;

/// <summary>One HTTP function behind its route. As in the worker, its result is written after the middleware has returned.</summary>
internal sealed partial class HttpFunction(HostedFunction function, FunctionPipeline pipeline, FunctionKeyCheck? key, ILogger logger)
{
    // What GetHttpContext() of the worker's ASP.NET Core extension reads.
    private const string RequestItem = "HttpRequestContext";

    public async Task HandleAsync(HttpContext http)
    {
        if (key is not null && !key.Admits(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        try
        {
            await WriteAsync(http, await CallAsync(http));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            CallerLeft(logger, function.Name);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Failed(logger, e, function.Name);
            Fail(http);
        }
    }

    private static Task WriteAsync(HttpContext http, object? result) => result switch
    {
        IActionResult action => action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor())),
        IResult own => own.ExecuteAsync(http),
        _ => Task.CompletedTask,
    };

    private static void Fail(HttpContext http)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    private static Dictionary<string, object?> BindingData(HttpRequest request)
    {
        var data = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in request.Query)
        {
            data[name] = value.ToString();
        }

        foreach (var (name, value) in request.RouteValues)
        {
            data[name] = value;
        }

        return data;
    }

    private Task<object?> CallAsync(HttpContext http)
    {
        var trigger = new Trigger(http, () => BindingData(http.Request)) { Item = new(RequestItem, http) };
        return pipeline.RunAsync(function, trigger, http.RequestServices, http.RequestAborted);
    }

    [LoggerMessage(7101, LogLevel.Error, "Function {Function} failed; its caller gets 500")]
    private static partial void Failed(ILogger logger, Exception exception, string function);

    [LoggerMessage(7102, LogLevel.Debug, "The caller of function {Function} left before the answer")]
    private static partial void CallerLeft(ILogger logger, string function);
}
