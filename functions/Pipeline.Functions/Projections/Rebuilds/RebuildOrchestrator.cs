using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Functions.Projections.Rebuilds;

/// <summary>
/// Makes worklist and register anew from the record, part by part, and shows how far it is. It reads the record and never the change feed: what the
/// relay has sent stays sent.
/// </summary>
public static class RebuildOrchestrator
{
    public const string Name = nameof(RebuildOrchestrator);

    /// <summary>There is one at a time.</summary>
    public const string InstanceId = "rebuild";

    [Function(Name)]
    public static async Task<RebuildProgress> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var began = await context.CallActivityAsync<DateTimeOffset>(
            nameof(BeginRebuild), new DateTimeOffset(context.CurrentUtcDateTime, TimeSpan.Zero), RetryPolicies.Record);
        var progress = RebuildProgress.None;
        CaseId? after = null;
        do
        {
            var part = await context.CallActivityAsync<RebuiltPart>(nameof(RebuildProjections), new RebuildFrom(began, after), RetryPolicies.Record);
            progress = progress.With(part);
            context.SetCustomStatus(progress);
            after = part.Next;
        }
        while (after is not null);

        return progress;
    }
}
