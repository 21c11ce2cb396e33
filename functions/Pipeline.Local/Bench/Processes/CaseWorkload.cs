namespace Pipeline.Local.Bench.Processes;

/// <summary>Two activities, an event raced against a timer, two activities, a second event, one activity; both events are raised right after the start.</summary>
internal sealed class CaseWorkload : IWorkload
{
    public string Name => "case";

    public int DefaultCount => 2_000;

    public async Task<BenchResult> RunAsync(BenchRequest request, CancellationToken cancellationToken)
    {
        await using var bench = await ProcessBench.StartAsync(request, cancellationToken);
        var pace = await Pace.RunAsync(
            request.Count,
            request.Concurrency,
            async (index, token) =>
            {
                await bench.StartInstanceAsync(BenchFunctions.Case, index, token);
                await bench.RaiseAsync(index, BenchFunctions.First, token);
                await bench.RaiseAsync(index, BenchFunctions.Second, token);
                await bench.CompleteAsync(index, token);
            },
            cancellationToken);
        return bench.Result(Name, pace);
    }
}
