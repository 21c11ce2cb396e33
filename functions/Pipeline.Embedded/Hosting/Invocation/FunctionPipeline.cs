using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Embedded.Hosting.Invocation;

/// <summary>The worker middleware of the app, in the order it was added, around the function itself.</summary>
internal sealed class FunctionPipeline
{
    private readonly FunctionExecutionDelegate _chain;
    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _time;

    public FunctionPipeline(
        IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware, IServiceScopeFactory scopes, TimeProvider time)
    {
        _chain = middleware.Reverse().Aggregate((FunctionExecutionDelegate)CallAsync, (next, around) => around(next));
        _scopes = scopes;
        _time = time;
    }

    /// <summary>Runs the invocation within services that somebody else owns. What the function threw and no middleware caught comes out.</summary>
    public async Task<object?> RunAsync(HostedFunction function, Trigger trigger, IServiceProvider services, CancellationToken cancellationToken)
    {
        var context = new EmbeddedFunctionContext(function, trigger, services, _time, cancellationToken);
        await _chain(context);
        return context.Result;
    }

    /// <summary>Runs the invocation in a scope of its own.</summary>
    public async Task<object?> RunAsync(HostedFunction function, Trigger trigger, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        return await RunAsync(function, trigger, scope.ServiceProvider, cancellationToken);
    }

    private static Task CallAsync(FunctionContext context) => context is EmbeddedFunctionContext own
        ? own.Function.CallAsync(own)
        : throw new InvalidOperationException("A middleware passed on another context than the one it was given.");
}
