using Azure.Core.Serialization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Hosting.Feed;
using Pipeline.Embedded.Hosting.Http;
using Pipeline.Embedded.Hosting.Invocation;
using Pipeline.Embedded.Hosting.ServiceBus;
using Pipeline.Embedded.Hosting.Tasks;
using Pipeline.Embedded.Hosting.Timers;

namespace Pipeline.Embedded.Hosting;

/// <summary>Gives every declared function to the part of the host that serves its trigger.</summary>
internal sealed class FunctionBinding
{
    private readonly List<FunctionDefinition> _functions = [];
    private readonly List<IFunctionListener> _listeners = [];
    private readonly HttpFunctions _http;
    private readonly ServiceBusFunctions _serviceBus;
    private readonly TimerFunctions _timers;
    private readonly FeedFunctions _feeds;
    private readonly TaskFunctionBinding _tasks;

    public FunctionBinding(EmbeddedFunctionsBuilder builder, IHost app, FunctionHostOptions options)
    {
        var root = app.Services;
        var time = root.GetRequiredService<TimeProvider>();
        var gauge = root.GetRequiredService<WorkGauge>();
        var configuration = root.GetRequiredService<IConfiguration>();
        var known = root.GetRequiredService<IServiceProviderIsService>();
        var logs = root.GetRequiredService<ILoggerFactory>();
        var serializer = root.GetRequiredService<IOptions<WorkerOptions>>().Value.Serializer!;
        var pipeline = new FunctionPipeline(builder.Middleware, root.GetRequiredService<IServiceScopeFactory>(), time);
        _http = new HttpFunctions((IEndpointRouteBuilder)app, pipeline, known, options, logs.CreateLogger<HttpFunctions>());
        _serviceBus = new ServiceBusFunctions(
            pipeline, known, root, configuration, options, gauge, time, logs.CreateLogger<ServiceBusListener>());
        _timers = new TimerFunctions(pipeline, known, root, configuration, gauge, time, logs.CreateLogger<TimerListener>());
        _feeds = new FeedFunctions(pipeline, known, root, configuration, serializer, gauge, time, logs.CreateLogger<FeedListener>());
        _tasks = new TaskFunctionBinding(pipeline, known, root, root.GetRequiredService<DataConverter>(), root.GetRequiredService<TaskFunctions>());
    }

    public IReadOnlyList<FunctionDefinition> Functions => _functions;

    public IReadOnlyList<IFunctionListener> Listeners => _listeners;

    public void Bind(IEnumerable<Type> classes)
    {
        foreach (var declaration in FunctionDiscovery.Find(classes))
        {
            _functions.Add(Bind(declaration).Definition);
        }
    }

    private HostedFunction Bind(FunctionDeclaration declaration)
    {
        if (declaration.Retry is not null && declaration.Trigger is not (TimerTriggerAttribute or CosmosDBTriggerAttribute))
        {
            throw declaration.Fault("retry attributes work on timer and change feed triggers only.");
        }

        return declaration.Trigger switch
        {
            HttpTriggerAttribute http => _http.Map(declaration, http),
            OrchestrationTriggerAttribute => _tasks.AddOrchestrator(declaration),
            ActivityTriggerAttribute => _tasks.AddActivity(declaration),
            ServiceBusTriggerAttribute queue => Listened(_serviceBus.Listen(declaration, queue)),
            TimerTriggerAttribute timer => Listened(_timers.Listen(declaration, timer)),
            CosmosDBTriggerAttribute feed => Listened(_feeds.Listen(declaration, feed)),
            var other => throw declaration.Fault(declaration.TriggerParameter, $"has a trigger this host does not know ({other.GetType().Name})."),
        };
    }

    private HostedFunction Listened(IFunctionListener listener)
    {
        _listeners.Add(listener);
        return listener.Function;
    }
}
