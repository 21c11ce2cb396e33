using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight;

/// <summary>Records that an effect failed for good. The case then stands still, is shown as stuck, and offers retry and skip.</summary>
public sealed class EffectParker(CaseRecord record)
{
    public Task ParkAsync(EffectCall call, string reason, CancellationToken cancellationToken) => record.ChangeAsync(
        call.CaseId,
        file => file.State.Generation == call.Generation && file.State.Effects.Any(effect => effect.Key == call.Key && effect.IsOwed)
            ? new CommitDraft
            {
                By = Actor.Process,
                Cause = $"effect:{call.Effect}",
                Events = [new EffectParked(call.Key, reason)],
                ByProcess = true,
            }
            : null,
        cancellationToken);
}
