using System.Globalization;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Cases;

/// <summary>Which tick is next. Ids hold the time, so a clock that moved has new ticks and its old ones mean nothing any more.</summary>
public static class Ticks
{
    /// <summary>
    /// The next tick: of several that have passed unrecorded only the latest, then the first that is to come. Null for a closed case.
    /// While a case is held, only the end of the hold ticks.
    /// </summary>
    public static Tick? Next(CaseState state, Policy policy, DateTimeOffset now)
    {
        if (state.IsClosed)
        {
            return null;
        }

        return state.Hold is { } hold
            ? TickAt(state, "hold", TickKind.HoldEnd, 0, hold.Until)
            : StageClocks.Of(state, policy).Select(clock => NextOf(clock, state, policy, now)).Append(ScanTick(state, policy)).OfType<Tick>().MinBy(tick => tick.At);
    }

    /// <summary>A document without a verdict blocks nothing, so no clock of the stage would tell of it.</summary>
    private static Tick? ScanTick(CaseState state, Policy policy)
    {
        var since = state.Effects.Where(effect => effect.Name == Effects.Scan && (effect.IsOwed || effect.NeedsAHand))
            .Select(effect => (DateTimeOffset?)effect.Since)
            .Min();
        return since is { } asked && TickAt(state, Effects.Scan, TickKind.Escalate, 0, asked + policy.Graces.ScanEscalation) is { } tick && !IsRecorded(state, tick)
            ? tick
            : null;
    }

    private static Tick? NextOf(StageClock clock, CaseState state, Policy policy, DateTimeOffset now)
    {
        Tick? passed = null;
        foreach (var tick in Schedule(clock, state, policy))
        {
            if (tick.At > now)
            {
                return passed is not null && !IsRecorded(state, passed) ? passed : tick;
            }

            passed = tick;
        }

        return passed is not null && !IsRecorded(state, passed) ? passed : null;
    }

    private static IEnumerable<Tick> Schedule(StageClock clock, CaseState state, Policy policy)
    {
        for (var step = 0; step < clock.Reminders.Count; step++)
        {
            if (clock.Reminders[step] < clock.Due.At)
            {
                yield return TickAt(state, clock.Name, TickKind.Remind, step, clock.Reminders[step]);
            }
        }

        if (clock.AtEnd == TickKind.Expire)
        {
            yield return TickAt(state, clock.Name, TickKind.Expire, 0, clock.Due.At);
            yield break;
        }

        for (var step = 0; ; step++)
        {
            yield return TickAt(
                state, clock.Name, TickKind.Escalate, step, policy.Clocks.Escalation(clock.Due.At, step, StageClocks.NationOf(state)));
        }
    }

    private static bool IsRecorded(CaseState state, Tick tick) => state.Ticks.Any(recorded => recorded.Id == tick.Id);

    private static Tick TickAt(CaseState state, string clock, TickKind kind, int step, DateTimeOffset at) => new(
        string.Create(CultureInfo.InvariantCulture, $"{state.StageEntry}.{clock}.{Names.Of(kind)}.{step}.{at.UtcDateTime:yyyyMMddTHHmmss}"),
        kind,
        step,
        at);
}
