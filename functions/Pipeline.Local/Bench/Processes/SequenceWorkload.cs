namespace Pipeline.Local.Bench.Processes;

/// <summary>Orchestrations of five trivial activities in sequence.</summary>
internal sealed class SequenceWorkload : IWorkload
{
    public string Name => "sequence";

    public int DefaultCount => 2_000;

    public async Task<BenchResult> RunAsync(BenchRequest request, CancellationToken cancellationToken)
    {
        await using var bench = await ProcessBench.StartAsync(request, cancellationToken);
        var pace = await Pace.RunAsync(
            request.Count,
            request.Concurrency,
            async (index, token) =>
            {
                await bench.StartInstanceAsync(BenchFunctions.Sequence, index, token);
                await bench.CompleteAsync(index, token);
            },
            cancellationToken);
        return bench.Result(Name, pace);
    }
}
