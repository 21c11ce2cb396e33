using Pipeline.Casework.Cases;
using Pipeline.Casework.Notices;

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

    /// <summary>Released by the sweep: a fresh generation, or parked after too many of them. A parked case is left to a person. Notices never park a case:
    /// where nothing else is owed they become open effects.</summary>
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
            if (recent < MaxGenerations)
            {
                return Sweep(new GenerationRaised(state.Generation + 1, Names.Of(code)));
            }

            var notices = code is StuckCode.Behind or StuckCode.MessageDead && Obligations.Activities(state).Count == 0 ? OpenNotices(state) : [];
            return Sweep(notices.Count > 0 ? [.. notices] : [new CaseParked($"{recent} fresh processes within an hour came to nothing ({Names.Of(code)})")]);
        },
        cancellationToken);

    /// <summary>An open case whose process was removed owes a process at once.</summary>
    public Task MarkMissingAsync(CaseId caseId, int generation, Actor by, CancellationToken cancellationToken) => record.ChangeAsync(
        caseId,
        current => IsAtRest(current.State) || current.State.Generation != generation || current.State.ProcessMissingSince is not null
            ? null
            : new CommitDraft { By = by, Cause = "process-removed", Events = [new ProcessMissing()], ByProcess = true },
        cancellationToken);

    private static CommitDraft Sweep(params IReadOnlyList<CaseEvent> events) => new() { By = Actor.Process, Cause = "sweep", Events = events };

    private static List<CaseEvent> OpenNotices(CaseState state) =>
    [
        .. from effect in state.Effects
           where effect is { Kind: EffectKind.Notice, IsOwed: true }
           from addressee in effect.Addressees
           where effect.Sends.All(send => send.Addressee != addressee)
           select new NoticeRefused(effect.Key, addressee, "it was asked for again and again and never sent"),
    ];

    private static bool IsAtRest(CaseState state) =>
        state.IsClosed && state.Parked is null && state.Effects.All(effect => effect is { IsOwed: false, Status: not EffectStatus.Parked });
}
