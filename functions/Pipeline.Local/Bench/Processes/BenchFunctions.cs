using Microsoft.DurableTask;
using Pipeline.Embedded.Durable;

namespace Pipeline.Local.Bench.Processes;

/// <summary>Orchestrations that do nothing but what an orchestration costs.</summary>
internal sealed class BenchFunctions : ITaskFunctions
{
    public const string Sequence = "Sequence";
    public const string Case = "Case";
    public const string Waiting = "Waiting";

    public const string First = "first";
    public const string Second = "second";

    private const string Step = "Step";

    private static readonly Dictionary<string, OrchestratorFunction> Orchestrators = new(StringComparer.OrdinalIgnoreCase)
    {
        [Sequence] = async context =>
        {
            await StepAsync(context, 5);
            return null;
        },
        [Case] = async context =>
        {
            await StepAsync(context, 2);
            using var waiting = new CancellationTokenSource();
            var timer = context.CreateTimer(TimeSpan.FromHours(1), waiting.Token);
            await Task.WhenAny(context.WaitForExternalEvent<int>(First), timer);
#pragma warning disable CA1849 // CancelAsync would leave the orchestrator's thread.
            waiting.Cancel();
#pragma warning restore CA1849
            await StepAsync(context, 2);
            await context.WaitForExternalEvent<int>(Second);
            await StepAsync(context, 1);
            return null;
        },
        [Waiting] = async context =>
        {
            await context.WaitForExternalEvent<int>(First);
            return null;
        },
    };

    public IReadOnlyCollection<string> OrchestratorNames => Orchestrators.Keys;

    public IReadOnlyCollection<string> ActivityNames { get; } = [Step];

    public OrchestratorFunction? FindOrchestrator(string name) => Orchestrators.GetValueOrDefault(name);

    public ActivityFunction? FindActivity(string name) =>
        name.Equals(Step, StringComparison.OrdinalIgnoreCase) ? (input, _, _) => Task.FromResult(input) : null;

    private static async Task StepAsync(TaskOrchestrationContext context, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await context.CallActivityAsync<int>(Step, time);
        }
    }
}
