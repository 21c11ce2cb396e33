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
            return Clock(state, policy, Names.Of(Stage.Assessment), state.StageSince, policy.ServiceLevels.ToFirstVisit, TickKind.Escalate);
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
        return state.FactualAccuracy.ExtendedUntil is { } until && until > clock.Due.At
            ? clock with { Due = new Deadline(until, Provisional: false), Reminders = [] }
            : clock;
    }

    private static StageClock Plain(CaseState state, Policy policy, DateTimeOffset start, TickKind atEnd) =>
        Clock(state, policy, Names.Of(state.Stage), start, policy.ServiceLevels.Stages[state.Stage], atEnd);

    private static StageClock Clock(
        CaseState state, Policy policy, string name, DateTimeOffset start, ClockSpan span, TickKind atEnd, IReadOnlyList<HeldPeriod>? pauses = null)
    {
        IReadOnlyList<HeldPeriod> held = [.. state.Held, .. pauses ?? [], .. state.Hold is { } hold ? [hold.EndedAt(hold.Until)] : Array.Empty<HeldPeriod>()];
        var nation = NationOf(state);
        return new StageClock(
            name, policy.Clocks.Due(start, span, nation, held), policy.Clocks.Reminders(start, span, nation, held), atEnd);
    }
}
