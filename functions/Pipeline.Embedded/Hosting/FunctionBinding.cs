using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
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

    public FunctionBinding(EmbeddedFunctionsBuilder builder, WebApplication app, FunctionHostOptions options)
    {
        var root = app.Services;
        var pipeline = new FunctionPipeline(
            builder.Middleware, root.GetRequiredService<IServiceScopeFactory>(), root.GetRequiredService<TimeProvider>());
        var parts = new HostParts(pipeline, root, options);
        _http = new HttpFunctions(parts, app);
        _serviceBus = new ServiceBusFunctions(parts);
        _timers = new TimerFunctions(parts);
        _feeds = new FeedFunctions(parts, root.GetRequiredService<IOptions<WorkerOptions>>().Value.Serializer!);
        _tasks = new TaskFunctionBinding(parts, root.GetRequiredService<DataConverter>(), root.GetRequiredService<TaskFunctions>());
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
