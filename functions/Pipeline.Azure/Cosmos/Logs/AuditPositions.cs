namespace Pipeline.Azure.Cosmos.Logs;

/// <summary>
/// Numbers for the entries that this process writes: microseconds since 2020, each greater than the one before. They stay far below 2^53, up to
/// which the database and whoever reads JSON keep whole numbers exactly. Two processes may give the same one.
/// </summary>
internal sealed class AuditPositions(TimeProvider time)
{
    private static readonly DateTimeOffset Start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private long _last;

    public long Next()
    {
        var now = (time.GetUtcNow() - Start).Ticks / TimeSpan.TicksPerMicrosecond;
        lock (_gate)
        {
            _last = long.Max(_last + 1, now);
            return _last;
        }
    }
}
