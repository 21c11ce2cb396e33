using System.Text.Json;
using Azure.Core.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.DurableTask;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Durable;
using Pipeline.Embedded.Hosting.Feed;
using Pipeline.Embedded.Hosting.ServiceBus;
using Pipeline.Embedded.Hosting.Tasks;
using Pipeline.Embedded.Hosting.Timers;

namespace Pipeline.Embedded.Hosting;

/// <summary>
/// Collects what the app registers, exactly as on Azure: services, and middleware in its order. Beside it the host asks for a
/// <see cref="TimeProvider"/> (else the system's), a <see cref="WorkGauge"/>, a `Database`, and, for the triggers used, a
/// `QueueStore`, an <see cref="IChangeFeedSource"/> and <see cref="AddDurableRuntime"/>.
/// </summary>
public sealed class EmbeddedFunctionsBuilder : IFunctionsWorkerApplicationBuilder
{
    private readonly WebApplicationBuilder _web = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];
    private readonly List<Action<IEndpointRouteBuilder>> _endpoints = [];

    /// <param name="configuration">What functions and `%Setting%` references read.</param>
    public EmbeddedFunctionsBuilder(IConfiguration configuration)
    {
        _web.Configuration.AddConfiguration(configuration);
        _web.WebHost.UseKestrelCore();
        Services.AddLogging();
        Services.AddRouting();
        Services.AddMvcCore();
        Services.AddSingleton<IHostLifetime, UnmanagedLifetime>();
        Services.Configure<JsonSerializerOptions>(options => options.PropertyNameCaseInsensitive = true);
        Services.AddOptions<WorkerOptions>().PostConfigure<IOptions<JsonSerializerOptions>>(
            (options, json) => options.Serializer ??= new JsonObjectSerializer(json.Value));
        Services.TryAddSingleton(TimeProvider.System);
        Services.TryAddSingleton<WorkGauge>();
        Services.TryAddSingleton<IQueueSource, StoredQueues>();
        Services.TryAddSingleton<ITimerStatusStore, SqliteTimerStatusStore>();
        Services.TryAddSingleton<IFeedCursorStore, SqliteFeedCursorStore>();
        Services.AddSingleton<DataConverter, WorkerDataConverter>();
        Services.AddSingleton<TaskFunctions>();
        Services.AddSingleton<ITaskFunctions>(provider => provider.GetRequiredService<TaskFunctions>());
    }

    public IServiceCollection Services => _web.Services;

    public IConfiguration Configuration => _web.Configuration;

    internal IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> Middleware => _middleware;

    internal IReadOnlyList<Action<IEndpointRouteBuilder>> Endpoints => _endpoints;

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        _middleware.Add(middleware);
        return this;
    }

    /// <summary>Runs orchestrations in the data folder; `[DurableClient]` parameters get the runtime's client.</summary>
    public void AddDurableRuntime(DurableRuntimeOptions options)
    {
        Services.AddSingleton(options);
        Services.AddSingleton<DurableRuntime>();
        Services.AddSingleton(provider => provider.GetRequiredService<DurableRuntime>().Client);
        Services.AddHostedService<DurableRuntimeService>();
    }

    /// <summary>Adds routes that on Azure belong to the host, not to the app; no worker middleware runs around them.</summary>
    public void MapHostEndpoints(Action<IEndpointRouteBuilder> map) => _endpoints.Add(map);

    /// <summary>Builds the container and binds every function. The builder is used up.</summary>
    /// <exception cref="FunctionBindingException">A function cannot be hosted as it is declared.</exception>
    public FunctionHost Build(FunctionHostOptions options)
    {
        _web.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // As on Azure, where the host has its cap and the app's Kestrel its own.
            kestrel.Limits.MaxRequestBodySize = Math.Min(kestrel.Limits.MaxRequestBodySize ?? long.MaxValue, options.MaxRequestBodyBytes);
        });
        return new FunctionHost(this, _web.Build(), options);
    }
}
