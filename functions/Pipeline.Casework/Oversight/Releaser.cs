using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight;

/// <summary>Gives a case a fresh process. The old one, wherever it hangs, finds that it is superseded and ends.</summary>
public sealed class Releaser(CaseRecord record, TimeProvider time)
{
    /// <summary>After so many generations within <see cref="Window"/> the sweep parks the case instead.</summary>
    public const int MaxGenerations = 3;

    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Released by a person: at once, whatever holds it; effects that failed are tried again. Null for an unknown case and one that is closed and owes nothing.</summary>
    public async Task<CaseState?> ReleaseAsync(CaseId caseId, Actor by, KeyUse? use, CancellationToken cancellationToken)
    {
        var file = await record.ChangeAsync(
            caseId,
            current => IsAtRest(current.State) || (use is not null && current.State.Keys.Any(answer => answer.Key == use.Key))
                ? null
                : new CommitDraft
                {
                    CommitId = use?.Key,
                    Key = use,
                    By = by,
                    Cause = "release",
                    Events =
                    [
                        .. current.State.Effects.Where(effect => effect.Status == EffectStatus.Parked).Select(effect => new EffectRetried(effect.Key)),
                        new GenerationRaised(current.State.Generation + 1, "released"),
                    ],
                },
            cancellationToken);
        return file is null || IsAtRest(file.State) ? null : file.State;
    }

    /// <summary>Released by the sweep: a fresh generation, or parked after too many of them. A parked case is left to a person.</summary>
    public Task RaiseAsync(CaseId caseId, int seenVersion, StuckCode code, CancellationToken cancellationToken) => record.ChangeAsync(
        caseId,
        current =>
        {
            var state = current.State;
            if (IsAtRest(state) || state.Parked is not null || state.CommitVersion != seenVersion)
            {
                return null;
            }

            var since = time.GetUtcNow() - Window;
            var recent = state.GenerationsRaised.Count(at => at > since);
            CaseEvent happened = recent >= MaxGenerations
                ? new CaseParked($"{recent} fresh processes within an hour came to nothing ({Names.Of(code)})")
                : new GenerationRaised(state.Generation + 1, Names.Of(code));
            return new CommitDraft { By = Actor.Process, Cause = "sweep", Events = [happened], ByProcess = true };
        },
        cancellationToken);

    /// <summary>An open case whose process was removed owes a process at once.</summary>
    public Task MarkMissingAsync(CaseId caseId, int generation, Actor by, CancellationToken cancellationToken) => record.ChangeAsync(
        caseId,
        current => IsAtRest(current.State) || current.State.Generation != generation || current.State.ProcessMissingSince is not null
            ? null
            : new CommitDraft { By = by, Cause = "process-removed", Events = [new ProcessMissing()], ByProcess = true },
        cancellationToken);

    private static bool IsAtRest(CaseState state) =>
        state.IsClosed && state.Parked is null && state.Effects.All(effect => effect is { IsOwed: false, Status: not EffectStatus.Parked });
}
