using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Cases;

/// <summary>What the process owes a case, derived from its state.</summary>
public static class Obligations
{
    /// <summary>The first of: being parked, a missing process, an effect, a notice, the next tick. Null when nothing is owed.</summary>
    public static Owed? Of(CaseState state, Policy policy, DateTimeOffset now)
    {
        if (state.Parked is { } parked)
        {
            return new Owed(Owed.Parked, parked.Since);
        }

        if (state.Effects.FirstOrDefault(effect => effect.Status == EffectStatus.Parked) is { } failed)
        {
            return new Owed(Owed.Parked, failed.Since);
        }

        if (state.ProcessMissingSince is { } missing)
        {
            return new Owed(Owed.Process, missing);
        }

        if (Activities(state).FirstOrDefault() is { } effect)
        {
            return new Owed(Owed.EffectPrefix + effect.Name, SinceGeneration(state, effect.Since));
        }

        if (state.Effects.FirstOrDefault(candidate => candidate is { Kind: EffectKind.Notice, IsOwed: true }) is { } notice)
        {
            return new Owed(Owed.NoticePrefix + notice.Name, SinceGeneration(state, notice.Since));
        }

        return Ticks.Next(state, policy, now) is { } tick ? new Owed(Owed.TickPrefix + tick.Id, tick.At > now ? tick.At : now) : null;
    }

    /// <summary>The activities the process must run, in order, those that decisions wait for first; none while one of them is parked.</summary>
    public static IReadOnlyList<Effect> Activities(CaseState state) =>
        state.Effects.Any(effect => effect.Status == EffectStatus.Parked)
            ? []
            : [.. state.Effects.Where(effect => effect is { Kind: EffectKind.Activity, IsOwed: true }).OrderByDescending(effect => effect.Gates)];

    /// <summary>True when a process that waits on <paramref name="before"/> would wait for the wrong thing.</summary>
    public static bool HaveMoved(CaseState before, CaseState after, Policy policy, DateTimeOffset now) =>
        before.StageEntry != after.StageEntry
        || before.Stage != after.Stage
        || Ticks.Next(before, policy, now)?.Id != Ticks.Next(after, policy, now)?.Id
        || !Activities(before).Select(effect => effect.Key).SequenceEqual(Activities(after).Select(effect => effect.Key));

    /// <summary>A fresh generation gets its own time to perform what was already owed.</summary>
    private static DateTimeOffset SinceGeneration(CaseState state, DateTimeOffset since) =>
        state.GenerationsRaised.Count > 0 && state.GenerationsRaised[^1] > since ? state.GenerationsRaised[^1] : since;
}
