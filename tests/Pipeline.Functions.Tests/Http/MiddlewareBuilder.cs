using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Functions.Tests.Http;

/// <summary>Collects services and middleware as the worker's builder does.</summary>
internal sealed class MiddlewareBuilder(IServiceCollection services) : IFunctionsWorkerApplicationBuilder
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware = [];

    public IServiceCollection Services { get; } = services;

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        this.middleware.Add(middleware);
        return this;
    }

    /// <summary>The function with all middleware around it, the first outermost.</summary>
    public FunctionExecutionDelegate Around(FunctionExecutionDelegate function) =>
        middleware.AsEnumerable().Reverse().Aggregate(function, (inner, one) => one(inner));
}
