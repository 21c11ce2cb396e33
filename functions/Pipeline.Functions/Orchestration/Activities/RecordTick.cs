using Microsoft.Azure.Functions.Worker;
using Pipeline.Casework.Oversight;

namespace Pipeline.Functions.Orchestration.Activities;

/// <summary>Records a reminder, an escalation, an expiry, the end of a hold or what the scanner says by now. Key: the tick's id. Retry: <see cref="RetryPolicies.Record"/>.</summary>
public sealed class RecordTick(TickRecorder recorder)
{
    [Function(nameof(RecordTick))]
    public Task<EffectOutcome> RunAsync([ActivityTrigger] TickCall call, CancellationToken cancellationToken) =>
        recorder.RecordAsync(call.CaseId, call.Generation, call.TickId, cancellationToken);
}
