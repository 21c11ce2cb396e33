using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Pipeline.Functions.Http.Edge;

/// <summary>The outermost ring of every HTTP invocation: trace id, headers, and every exception as a problem.</summary>
internal sealed partial class HttpEdge(Challenges challenges, ILogger<HttpEdge> logger) : IFunctionsWorkerMiddleware
{
    private static readonly Func<ILogger, string, string, IDisposable?> Scope = LoggerMessage.DefineScope<string, string>("{Function} {TraceId}");

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var http = context.GetHttpContext()!;
        var trace = RequestTrace.Begin(context, http);
        ApplyHeaders(http.Response, trace);
        using var scope = Scope(logger, context.FunctionDefinition.Name, trace.Id);
        try
        {
            await next(context);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException && http.RequestAborted.IsCancellationRequested)
        {
            LogCallerLeft(logger, context.FunctionDefinition.Name);
        }
        catch (OperationCanceledException)
        {
            await AnswerAsync(http, Problems.Unavailable("The request was given up because the service is stopping or something took too long. Try again."), trace);
        }
        catch (Exception e) when (ExceptionProblems.Of(e) is { } problem)
        {
            LogRefused(logger, problem.Status, problem.Code);
            await AnswerAsync(http, problem, trace);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogFailed(logger, e, context.FunctionDefinition.Name, trace.Id);
            await AnswerAsync(http, Problems.Internal, trace);
        }
    }

    private static void ApplyHeaders(HttpResponse response, RequestTrace trace)
    {
        SecurityHeaders.Apply(response.Headers);
        response.Headers[RequestTrace.Header] = trace.Id;
    }

    private Task AnswerAsync(HttpContext http, Problem problem, RequestTrace trace)
    {
        if (http.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            http.Abort();
            return Task.CompletedTask;
        }

        http.Response.Clear();
        ApplyHeaders(http.Response, trace);
        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = challenges.For(http.Request.Headers.Authorization.ToString(), problem.Detail);
        }

        return new ProblemAnswer(problem).ExecuteAsync(http);
    }

    [LoggerMessage(EventId = 2051, Level = LogLevel.Error, Message = "Function {Function} failed; trace {TraceId}.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string function, string traceId);

    [LoggerMessage(EventId = 2052, Level = LogLevel.Debug, Message = "Answered {Status} {Code}.")]
    private static partial void LogRefused(ILogger logger, int status, string code);

    [LoggerMessage(EventId = 2003, Level = LogLevel.Debug, Message = "The caller of {Function} left before the answer.")]
    private static partial void LogCallerLeft(ILogger logger, string function);
}
