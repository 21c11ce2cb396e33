using Pipeline.Casework.Cases;

namespace Pipeline.Functions.Identity;

/// <summary>
/// Counts wrong access codes by case in windows of <see cref="Window"/>. It remembers at most <see cref="MaxCases"/> cases; beyond that the
/// window that began first is forgotten.
/// </summary>
public sealed class WrongCodes(TimeProvider time)
{
    /// <summary>Wrong codes of one case that are still told apart within a window.</summary>
    public const int Allowed = 10;

    public const int MaxCases = 10_000;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private readonly BriefMemory<CaseId, Tally> _tallies = new(MaxCases, Window);

    /// <summary>Counts one more. Null while it is allowed; else how long until the window ends.</summary>
    public TimeSpan? Count(CaseId caseId)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (!_tallies.TryGet(caseId, now, out var tally))
            {
                tally = new Tally(now + Window);
                _tallies.Put(caseId, tally, now);
            }

            tally.Wrong++;
            return tally.Wrong <= Allowed ? null : tally.Until - now;
        }
    }

    private sealed class Tally(DateTimeOffset until)
    {
        public DateTimeOffset Until { get; } = until;

        public int Wrong { get; set; }
    }
}
