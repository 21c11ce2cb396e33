using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Pipeline.Casework.Audit;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Functions.Oversight.Verifications;

/// <summary>
/// Recomputes the whole record part by part, since no request lasts as long as that takes, and shows how far it is. At its end the result is where that
/// of every verification is.
/// </summary>
public static class VerificationOrchestrator
{
    public const string Name = nameof(VerificationOrchestrator);

    /// <summary>There is one at a time.</summary>
    public const string InstanceId = "verification";

    /// <summary>Parts after which a run continues as new, so that no history grows without end.</summary>
    public const int MaxParts = 20;

    [Function(Name)]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var run = context.GetInput<VerificationRun>() ?? VerificationRun.Beginning;
        for (var turn = 1; turn <= MaxParts; turn++)
        {
            context.SetCustomStatus(VerificationCounts.Of(run.Found));
            var part = await context.CallActivityAsync<VerifiedPart>(nameof(VerifyCases), new VerifyFrom(run.After), RetryPolicies.Record);
            run = new VerificationRun(part.Next, run.Found.With(part.Found));
            if (part.Next is null)
            {
                var end = new VerificationEnd(new DateTimeOffset(context.CurrentUtcDateTime, TimeSpan.Zero), run.Found);
                context.SetCustomStatus(await context.CallActivityAsync<VerificationCounts>(nameof(FinishVerification), end, RetryPolicies.Record));
                return;
            }
        }

        context.SetCustomStatus(VerificationCounts.Of(run.Found));
        context.ContinueAsNew(run);
    }
}
