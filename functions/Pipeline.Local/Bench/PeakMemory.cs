namespace Pipeline.Local.Bench;

/// <summary>Looks at the memory of the process many times a second.</summary>
internal sealed class PeakMemory : IDisposable
{
    private const double Mebibyte = 1024 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly ITimer _timer;
    private long _peak;

    public PeakMemory() => _timer = TimeProvider.System.CreateTimer(_ => Look(), null, TimeSpan.Zero, Pause);

    /// <summary>What the process holds now, in MiB, after it gave back what it does not need.</summary>
    public static double Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return MebibytesOf(Environment.WorkingSet);
    }

    public double PeakMiB()
    {
        Look();
        return MebibytesOf(Interlocked.Read(ref _peak));
    }

    public void Dispose() => _timer.Dispose();

    private static double MebibytesOf(long bytes) => Math.Round(bytes / Mebibyte, 1);

    private void Look()
    {
        var now = Environment.WorkingSet;
        long seen;
        while ((seen = Interlocked.Read(ref _peak)) < now && Interlocked.CompareExchange(ref _peak, now, seen) != seen)
        {
        }
    }
}
