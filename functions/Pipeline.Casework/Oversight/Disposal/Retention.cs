using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Oversight.Disposal;

/// <summary>How long what is kept.</summary>
public static class Retention
{
    /// <summary>
    /// What of a closed case is next to be disposed of, when, and after how many years; null for an open case and where nothing is left. A case that was
    /// reopened counts from when it was closed last.
    /// </summary>
    public static DisposalDue? Next(CaseState state, Policy policy)
    {
        if (!state.IsClosed || IsDone(state, DisposalScope.Everything))
        {
            return null;
        }

        var years = policy.Retention;
        var everything = Of(DisposalScope.Everything, state, state.Publication.FirstPublishedAt is null ? years.Unpublished : years.Published);
        var reporter = state.Submission?.ReporterPart is null || IsDone(state, DisposalScope.Reporter) ? null : Of(DisposalScope.Reporter, state, years.ReporterIdentity);
        return reporter?.At < everything.At ? reporter : everything;
    }

    /// <summary>Why nothing may be disposed of now; null where it may.</summary>
    public static string? Objection(CaseState state, bool isTargetOpen) => state switch
    {
        { IsClosed: false } => "it is open",
        { Hold: not null } => "it is held",
        { Parked: not null } => "it is parked",
        { Publication.Review: { DecidedAt: null } } => "the review of its rating is not decided",
        _ when state.Effects.Any(effect => effect.IsOwed || effect.Status == EffectStatus.Parked) => "it still owes an effect",
        _ when isTargetOpen => "the case it was linked to is open",
        _ => null,
    };

    private static bool IsDone(CaseState state, DisposalScope scope) =>
        state.Disposals.Any(disposal => disposal.Scope == scope && disposal.DoneAt is not null && disposal.BegunAt >= state.StageSince);

    private static DisposalDue Of(DisposalScope scope, CaseState state, int years) => new(scope, state.StageSince.AddYears(years), years);
}
