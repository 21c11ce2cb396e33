using Pipeline.Casework.Oversight;

namespace Pipeline.Functions.Orchestration.Activities;

/// <summary>What an effect's activity tells its process. <see cref="Reason"/>, in kebab-case, is there for <see cref="EffectEnd.Failed"/> only.</summary>
public sealed record EffectReport(EffectEnd End, string? Reason = null)
{
    public static EffectReport Failed(string reason) => new(EffectEnd.Failed, reason);

    /// <summary>
    /// Makes a permanent failure a result, so that it is not tried again and its reason reaches the process unchanged. Everything else goes on to the
    /// retry policy.
    /// </summary>
    public static async Task<EffectReport> OfAsync(Func<Task<EffectOutcome>> perform)
    {
        try
        {
            return new EffectReport(await perform() == EffectOutcome.Done ? EffectEnd.Done : EffectEnd.NotMine);
        }
        catch (Exception failure) when (PermanentFailures.ReasonOf(failure) is { } reason)
        {
            return Failed(reason);
        }
    }
}
