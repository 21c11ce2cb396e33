namespace Pipeline.Local.Bench.Processes;

/// <summary>Many instances that wait for an event at the same time, and then all get it.</summary>
internal sealed class BacklogWorkload : IWorkload
{
    public const string BacklogName = "backlog";

    public string Name => BacklogName;

    public int DefaultCount => 5_000;

    public async Task<BenchResult> RunAsync(BenchRequest request, CancellationToken cancellationToken)
    {
        if (request.Kill)
        {
            return await KilledBacklog.RunAsync(request, cancellationToken);
        }

        await using var bench = await ProcessBench.StartAsync(request, cancellationToken);
        var started = await bench.StartWaitingAsync(request, cancellationToken);
        var waiting = PeakMemory.Settled();
        var pace = await RaiseAsync(bench, request, (_, _) => { }, cancellationToken);
        return bench.Result(Name, pace) with
        {
            More = new() { ["startSeconds"] = BenchResult.Rounded(started.Seconds), ["waitingResidentMiB"] = waiting },
        };
    }

    /// <summary>Raises every event and waits for every end; <paramref name="ended"/> hears of each.</summary>
    public static Task<Pace> RaiseAsync(ProcessBench bench, BenchRequest request, Action<int, long> ended, CancellationToken cancellationToken) => Pace.RunAsync(
        request.Count,
        request.Concurrency,
        async (index, token) =>
        {
            await bench.RaiseAsync(index, BenchFunctions.First, token);
            await bench.CompleteAsync(index, token);
            ended(index, TimeProvider.System.GetTimestamp());
        },
        cancellationToken);
}
