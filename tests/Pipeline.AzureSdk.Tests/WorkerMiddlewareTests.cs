using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Pipeline.AzureSdk.Tests;

public sealed class WorkerMiddlewareTests
{
    [Fact]
    public async Task UseMiddleware_OfAType_IsResolvedFromTheInvocationAndCalled()
    {
        var builder = new Builder();
        builder.UseMiddleware<Recording>();
        builder.UseMiddleware((_, next) => next());
        builder.UseWhen<Recording>(_ => false);
        await using var services = builder.Services.BuildServiceProvider();
        var context = new Context(services);

        await builder.Chain(reached => Recording.Seen(reached).Add("function"))(context);

        Recording.Seen(context).ShouldBe(["before", "function", "after"]);
    }

    [Fact]
    public async Task GetHttpContext_ReadsTheItemOfTheHost()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var context = new Context(services);
        context.GetHttpContext().ShouldBeNull();

        var request = new DefaultHttpContext();
        context.Items["HttpRequestContext"] = request;

        context.GetHttpContext().ShouldBeSameAs(request);
    }

    private sealed class Recording : IFunctionsWorkerMiddleware
    {
        public static List<string> Seen(FunctionContext context)
        {
            context.Items.TryAdd("seen", new List<string>());
            return (List<string>)context.Items["seen"];
        }

        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            Seen(context).Add("before");
            await next(context);
            Seen(context).Add("after");
        }
    }

    private sealed class Builder : IFunctionsWorkerApplicationBuilder
    {
        private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];

        public IServiceCollection Services { get; } = new ServiceCollection();

        public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
        {
            _middleware.Add(middleware);
            return this;
        }

        public FunctionExecutionDelegate Chain(Action<FunctionContext> function)
        {
            FunctionExecutionDelegate last = context =>
            {
                function(context);
                return Task.CompletedTask;
            };
            return Enumerable.Reverse(_middleware).Aggregate(last, (next, middleware) => middleware(next));
        }
    }

    private sealed class Context(IServiceProvider services) : FunctionContext
    {
        public override string InvocationId => "invocation";

        public override string FunctionId => "function";

        public override TraceContext TraceContext => throw new InvalidOperationException();

        public override BindingContext BindingContext => throw new InvalidOperationException();

        public override RetryContext RetryContext => throw new InvalidOperationException();

        public override IServiceProvider InstanceServices { get; set; } = services;

        public override FunctionDefinition FunctionDefinition => throw new InvalidOperationException();

        public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

        public override IInvocationFeatures Features => throw new InvalidOperationException();
    }
}
