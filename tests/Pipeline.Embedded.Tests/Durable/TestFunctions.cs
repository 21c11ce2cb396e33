using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Pipeline.Embedded.Durable;

namespace Pipeline.Embedded.Tests.Durable;

/// <summary>Orchestrators and activities written inside a test.</summary>
internal sealed class TestFunctions : ITaskFunctions
{
    private readonly ConcurrentDictionary<string, OrchestratorFunction> _orchestrators = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, ActivityFunction> _activities = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How often each activity began, by name.</summary>
    public ConcurrentDictionary<string, int> Runs { get; } = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<string> OrchestratorNames => [.. _orchestrators.Keys];

    public IReadOnlyCollection<string> ActivityNames => [.. _activities.Keys];

    public TestFunctions Orchestrator<T>(string name, Func<TaskOrchestrationContext, Task<T>> function)
    {
        _orchestrators[name] = async context => await function(context);
        return this;
    }

    public TestFunctions Orchestrator(string name, Func<TaskOrchestrationContext, Task> function)
    {
        _orchestrators[name] = async context =>
        {
            await function(context);
            return null;
        };
        return this;
    }

    public TestFunctions Activity<TInput, TOutput>(string name, Func<TInput, TOutput> function)
        => Activity<TInput, TOutput>(name, (input, _) => Task.FromResult(function(input)));

    public TestFunctions Activity<TInput, TOutput>(string name, Func<TInput, CancellationToken, Task<TOutput>> function)
    {
        _activities[name] = async (input, _, cancellationToken) =>
        {
            Runs.AddOrUpdate(name, 1, (_, runs) => runs + 1);
            var output = await function(input is null ? default! : DurableHost.Converter.Deserialize<TInput>(input), cancellationToken);
            return DurableHost.Converter.Serialize(output);
        };
        return this;
    }

    public OrchestratorFunction? FindOrchestrator(string name) => _orchestrators.GetValueOrDefault(name);

    public ActivityFunction? FindActivity(string name) => _activities.GetValueOrDefault(name);
}
