namespace Pipeline.Local.Bench.Processes;

/// <summary>Reads the status of one instance after the other, with many stored.</summary>
internal sealed class StatusWorkload : IWorkload
{
    private const int ReadsOfEach = 10;

    public string Name => "status";

    public int DefaultCount => 5_000;

    public async Task<BenchResult> RunAsync(BenchRequest request, CancellationToken cancellationToken)
    {
        await using var bench = await ProcessBench.StartAsync(request, cancellationToken);
        await bench.StartWaitingAsync(request, cancellationToken);
        var pace = await Pace.RunAsync(
            request.Count * ReadsOfEach,
            request.Concurrency,
            async (read, token) =>
            {
                if (await bench.Client.GetInstanceAsync(ProcessBench.IdOf(read % request.Count), token) is null)
                {
                    throw new BenchFailedException("A stored instance is not there.");
                }
            },
            cancellationToken);
        return bench.Result(Name, pace) with { Count = request.Count, More = new() { ["reads"] = pace.Count, ["readsPerSecond"] = pace.PerSecond } };
    }
}
