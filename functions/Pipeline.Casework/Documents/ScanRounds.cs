using System.Globalization;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Casework.Documents;

/// <summary>
/// When the process asks again, by itself, about documents that the effect <c>scan</c> gave up on: 1, 3 and 5 minutes after that, then every 5 minutes
/// for a day, then every hour while the case is open, held or not. A round that brings no verdict leaves no commit, so that a scanner that is away
/// for a week fills no record; therefore rounds are not owed and make no case late.
/// </summary>
public static class ScanRounds
{
    private const string Prefix = "scan-round.";

    private static readonly TimeSpan[] First = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3)];
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan OftenUntil = TimeSpan.FromDays(1);
    private static readonly TimeSpan Seldom = TimeSpan.FromHours(1);

    /// <summary>The first round after <paramref name="now"/>; null where no document waits for one.</summary>
    public static Tick? Next(CaseState state, DateTimeOffset now)
    {
        var at = state.IsClosed ? null : Waiting(state).Min(effect => (DateTimeOffset?)(effect.Since + AgeAfter(now - effect.Since)));
        return at is { } moment
            ? new Tick(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{moment.UtcDateTime:yyyyMMddTHHmmssfffffff}"), TickKind.ScanRound, 0, moment)
            : null;
    }

    public static bool IsRound(string tickId) => tickId.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The scans that gave up for the moment.</summary>
    public static IEnumerable<Effect> Waiting(CaseState state) =>
        state.Effects.Where(effect => effect is { Name: Effects.Scan, Status: EffectStatus.Open });

    private static TimeSpan AgeAfter(TimeSpan age)
    {
        foreach (var early in First)
        {
            if (age < early)
            {
                return early;
            }
        }

        var pause = age < OftenUntil ? Often : Seldom;
        return pause * (Math.Floor(age / pause) + 1);
    }
}
