namespace Pipeline.Local.Bench;

/// <summary>How fast something went that was done many times.</summary>
internal sealed class Pace
{
    private readonly double[] _sorted;

    private Pace(double[] milliseconds, int concurrency, double seconds)
    {
        _sorted = [.. milliseconds.Order()];
        Concurrency = concurrency;
        Seconds = seconds;
    }

    public int Count => _sorted.Length;

    public int Concurrency { get; }

    public double Seconds { get; }

    public double PerSecond => BenchResult.Rounded(Count / Seconds);

    /// <summary>Does it as often as <paramref name="count"/> says, by so many callers, of whom each begins the next when it has done one.</summary>
    public static async Task<Pace> RunAsync(int count, int concurrency, Func<int, CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var milliseconds = new double[count];
        var began = time.GetTimestamp();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellationToken },
            async (index, token) =>
            {
                var start = time.GetTimestamp();
                await act(index, token);
                milliseconds[index] = time.GetElapsedTime(start).TotalMilliseconds;
            });
        return new Pace(milliseconds, concurrency, time.GetElapsedTime(began).TotalSeconds);
    }

    /// <summary>In milliseconds: so many of a hundred took no longer.</summary>
    public double Percentile(int percent) => BenchResult.Rounded(_sorted[(int)Math.Ceiling(_sorted.Length * percent / 100d) - 1]);
}
