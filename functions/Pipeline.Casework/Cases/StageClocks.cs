using Pipeline.Casework.Oversight;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Time;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Cases;

/// <summary>Which clocks run in which stage.</summary>
public static class StageClocks
{
    public const string RatingReview = "rating-review";

    /// <summary>The running clocks, that of the stage first; empty for a closed case. A held case's clocks are as they will be when the hold ends.</summary>
    public static IReadOnlyList<StageClock> Of(CaseState state, Policy policy) => state.Stage switch
    {
        Stage.Closed => [],
        Stage.Triage => [TriageClock(state, policy)],
        Stage.AwaitingInformation when state.Priority == Priority.P1 =>
            [Plain(state, policy, state.StageSince, TickKind.Expire), TriageClock(state, policy)],
        Stage.AwaitingInformation => [Plain(state, policy, state.StageSince, TickKind.Expire)],
        Stage.Assessment => [AssessmentClock(state, policy)],
        Stage.FactualAccuracy => [FactualAccuracyClock(state, policy)],
        Stage.Published when state.Publication.Review is { DecidedAt: null } review =>
            [Clock(state, policy, RatingReview, review.RequestedAt, policy.ServiceLevels.RatingReview, TickKind.Escalate)],
        Stage.Published => [Plain(state, policy, state.Publication.WindowSince ?? state.StageSince, TickKind.Expire)],
        _ => [Plain(state, policy, state.StageSince, TickKind.Escalate)],
    };

    /// <summary>The clock that ends first; null where none runs.</summary>
    public static StageClock? Next(CaseState state, Policy policy) => Of(state, policy).MinBy(clock => clock.Due.At);

    /// <summary>The last recorded sending of the draft in the present stage entry; the provider's days count from it.</summary>
    public static DateTimeOffset? DraftSentAt(CaseState state) => state.Effects
        .Where(effect => effect.Name == Effects.SendDraft && effect.Entry == state.StageEntry && effect.Status == EffectStatus.Done)
        .SelectMany(effect => effect.Sends)
        .Select(send => (DateTimeOffset?)send.At)
        .Max();

    /// <summary>Until when the provider can answer the draft, to whoever asks; null before it was sent and outside its stage.</summary>
    public static DateTimeOffset? AnswerDue(CaseState state, Policy policy) =>
        state.Stage == Stage.FactualAccuracy && DraftSentAt(state) is not null ? Next(state, policy)?.Due.At : null;

    /// <summary>When the report should be out, from the last visit; null before one. A hold stops the stage's clock and not this one.</summary>
    public static Deadline? PublicationDue(CaseState state, Policy policy) => state.Assessment.LastVisit is { } visit
        ? policy.Clocks.Due(LondonTime.At(visit, TimeOnly.MinValue), policy.ServiceLevels.ToPublication, NationOf(state))
        : null;

    public static Nation NationOf(CaseState state) => state.Location?.Nation ?? Nation.England;

    private static StageClock TriageClock(CaseState state, Policy policy)
    {
        // A case of unknown urgency is treated as the most urgent one.
        var span = policy.ServiceLevels.Triage[state.Priority ?? Priority.P1];
        var pauses = state.Priority == Priority.P1
            ? []
            : state.Triage.Rounds.Where(round => round.EndedAt is not null).Select(round => new HeldPeriod(round.AskedAt, round.EndedAt!.Value));
        return Clock(state, policy, Names.Of(Stage.Triage), state.Triage.ClockStartedAt ?? state.StageSince, span, TickKind.Escalate, [.. pauses]);
    }

    private static StageClock AssessmentClock(CaseState state, Policy policy)
    {
        if (state.Assessment.LastVisit is not { } visit)
        {
            // Whether there will be a visit nobody knows yet: the first of the two to end counts.
            return new[] { policy.ServiceLevels.ToFirstVisit, policy.ServiceLevels.WithoutVisit }
                .Select(span => Clock(state, policy, Names.Of(Stage.Assessment), state.StageSince, span, TickKind.Escalate))
                .MinBy(clock => clock.Due.At)!;
        }

        var day = LondonTime.At(visit, TimeOnly.MinValue);
        return Clock(
            state, policy, "after-visit", day > state.StageSince ? day : state.StageSince, policy.ServiceLevels.FromLastVisit, TickKind.Escalate);
    }

    private static StageClock FactualAccuracyClock(CaseState state, Policy policy)
    {
        if (DraftSentAt(state) is not { } sent)
        {
            return Clock(state, policy, Effects.SendDraft, state.StageSince, policy.ServiceLevels.Stages[Stage.SignOff], TickKind.Escalate);
        }

        var clock = Plain(state, policy, sent, TickKind.Expire);
        return ExtendedDue(state, policy) is { } due && due.At > clock.Due.At
            ? clock with { Due = due, Reminders = [sent + ((due.At - sent) / 2), sent + ((due.At - sent) * 4 / 5)] }
            : clock;
    }

    /// <summary>The end that was set by hand, moved by what was held since.</summary>
    private static Deadline? ExtendedDue(CaseState state, Policy policy)
    {
        if (state.FactualAccuracy is not { ExtendedUntil: { } until, ExtendedAt: { } since })
        {
            return null;
        }

        var unit = policy.ServiceLevels.Stages[Stage.FactualAccuracy].Unit;
        return HeldOf(state).Where(held => held.To > since).Aggregate(
            new Deadline(until, Provisional: false),
            (due, held) => policy.Clocks.Shift(due, unit, held with { From = held.From > since ? held.From : since }, NationOf(state)));
    }

    /// <summary>All holds, the running one as it will have been when it ends by itself.</summary>
    private static IEnumerable<HeldPeriod> HeldOf(CaseState state) =>
        state.Hold is { } hold ? state.Held.Append(hold.EndedAt(hold.Until)) : state.Held;

    private static StageClock Plain(CaseState state, Policy policy, DateTimeOffset start, TickKind atEnd) =>
        Clock(state, policy, Names.Of(state.Stage), start, policy.ServiceLevels.Stages[state.Stage], atEnd);

    private static StageClock Clock(
        CaseState state, Policy policy, string name, DateTimeOffset start, ClockSpan span, TickKind atEnd, IReadOnlyList<HeldPeriod>? pauses = null)
    {
        IReadOnlyList<HeldPeriod> held = [.. HeldOf(state), .. pauses ?? []];
        var nation = NationOf(state);
        return new StageClock(
            name, policy.Clocks.Due(start, span, nation, held), policy.Clocks.Reminders(start, span, nation, held), atEnd);
    }
}
