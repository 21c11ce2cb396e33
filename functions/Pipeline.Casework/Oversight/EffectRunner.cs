using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Oversight;

/// <summary>
/// Runs an effect for a process: fenced by generation, committed once under the effect's key. The way every effect of the house goes.
/// </summary>
public sealed class EffectRunner(CaseRecord record, PolicyCatalog policies, IdSource ids, TimeProvider time)
{
    /// <summary>
    /// Lets <paramref name="perform"/> do the work from the state as read, then commits what <paramref name="write"/> makes of its result,
    /// unless somebody else was first. The work may be done twice; it counts once.
    /// </summary>
    public async Task<EffectOutcome> RunAsync<TResult>(
        EffectCall call,
        Func<CaseState, Policy, CancellationToken, Task<TResult>> perform,
        Action<TResult, CaseScript> write,
        CancellationToken cancellationToken)
    {
        var file = await record.FindAsync(call.CaseId, cancellationToken);
        if (file is null || !IsOwed(file.State, call))
        {
            return EffectOutcome.NotMine;
        }

        var result = await perform(file.State, policies.Get(file.State.PolicyVersion), cancellationToken);
        var committed = false;
        await record.ChangeAsync(
            call.CaseId,
            current =>
            {
                committed = IsOwed(current.State, call);
                return committed ? Draft(current.State, call, result, write) : null;
            },
            cancellationToken);
        return committed ? EffectOutcome.Done : EffectOutcome.NotMine;
    }

    private static bool IsOwed(CaseState state, EffectCall call) => state.Generation == call.Generation
        && state.Effects.Any(effect => effect.Key == call.Key && effect.IsOwed);

    private CommitDraft Draft<TResult>(CaseState state, EffectCall call, TResult result, Action<TResult, CaseScript> write)
    {
        var now = time.GetUtcNow();
        var cause = $"effect:{call.Effect}";
        var script = new CaseScript(
            state,
            new CommitStamp(state.CommitVersion + 1, now > state.ChangedAt ? now : state.ChangedAt, Actor.Process, cause, null),
            new PartBook(call.CaseId, ids));
        write(result, script);
        return new CommitDraft
        {
            By = Actor.Process,
            Cause = cause,
            Events = script.Events,
            Parts = script.Parts.Parts,
            ByProcess = true,
        };
    }
}
