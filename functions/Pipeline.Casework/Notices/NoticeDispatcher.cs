using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;

namespace Pipeline.Casework.Notices;

/// <summary>Sends a notice that a commit asked for and records the sending, which is what starts clocks. Safe to repeat.</summary>
public sealed class NoticeDispatcher(CaseRecord record, NoticeWriter writer, INoticeSender sender)
{
    /// <exception cref="PermanentFailureException">The case or the effect does not exist.</exception>
    /// <exception cref="StoreUnavailableException">It may succeed later.</exception>
    public async Task DispatchAsync(NoticeAsked asked, CancellationToken cancellationToken)
    {
        var file = await record.FindAsync(asked.CaseId, cancellationToken)
            ?? throw new PermanentFailureException("unknown-case", $"There is no case {asked.CaseId}.");
        if (!IsOwed(file.State, asked))
        {
            return;
        }

        var effect = file.State.Effects.First(candidate => candidate.Key == asked.EffectKey);
        var notice = await writer.WriteAsync(file.State, effect, asked.Addressee, cancellationToken);
        var result = await sender.SendAsync(notice, cancellationToken);
        await record.ChangeAsync(
            asked.CaseId,
            current => IsOwed(current.State, asked)
                ? new CommitDraft { By = Actor.Process, Cause = $"notice:{effect.Name}", Events = [Recorded(asked, result)] }
                : null,
            cancellationToken);
    }

    private static bool IsOwed(CaseState state, NoticeAsked asked)
    {
        var effect = state.Effects.FirstOrDefault(candidate => candidate.Key == asked.EffectKey)
            ?? throw new PermanentFailureException("unknown-effect", $"Case {asked.CaseId} has no effect {asked.EffectKey}.");
        return effect.IsOwed && effect.Sends.All(send => send.Addressee != asked.Addressee);
    }

    private static CaseEvent Recorded(NoticeAsked asked, NoticeResult result) => result switch
    {
        NoticeResult.Sent sent => new NoticeSent(asked.EffectKey, asked.Addressee, "notice", sent.At),
        NoticeResult.Refused refused => new NoticeRefused(asked.EffectKey, asked.Addressee, refused.Reason),
        _ => throw new InvalidOperationException($"Unknown result {result}."),
    };
}
