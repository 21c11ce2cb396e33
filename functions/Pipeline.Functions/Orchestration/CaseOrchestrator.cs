using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Functions.Orchestration.Activities;

namespace Pipeline.Functions.Orchestration;

/// <summary>
/// The process of one case in one generation: reads where the case stands, performs what is owed, waits for a nudge or the next tick, and
/// reads again. It knows no stage and no policy, so a change of either leaves running instances whole; it holds nothing that the record
/// does not, so it can be deleted at any moment. It may fail: the sweep then finds a case without a process and starts the next generation.
/// </summary>
public static partial class CaseOrchestrator
{
    /// <summary>Turns after which a run continues as new, so that no history grows without end.</summary>
    public const int MaxTurns = 20;

    /// <summary>The reason of an effect that failed at every attempt.</summary>
    public const string FailedRepeatedly = "failed-repeatedly";

    /// <summary>A tick that was recorded too early by the record's clock, or not at all, is tried again after this.</summary>
    public static readonly TimeSpan TickPause = TimeSpan.FromSeconds(10);

    /// <summary>How long a run waits for a version it was told of, a minute in all: a store that is behind for longer will not come soon.</summary>
    public static readonly IReadOnlyList<TimeSpan> BehindPauses = [.. new[] { 1, 2, 4, 8, 15, 30 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    [Function(CaseInstance.Orchestrator)]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var run = context.GetInput<CaseRun>() ?? throw new InvalidOperationException($"Instance {context.InstanceId} was started without an input.");
        var logger = context.CreateReplaySafeLogger(typeof(CaseOrchestrator));
        Task<JsonElement>? nudge = null;
        string? tickTried = null;
        int? entry = null;
        for (var turn = 1; ; turn++)
        {
            var position = await ReadAsync(context, run);
            if (position.Status != PositionStatus.Current)
            {
                LogEnds(logger, run.CaseId.Value, run.Generation, position.Status);
                return;
            }

            context.SetCustomStatus(new CaseRunStatus(position.Version, position.Stage));
            entry ??= position.StageEntry;
            if (position.Activities.Count > 0)
            {
                await PerformAsync(context, run, position.Activities, logger);
            }
            else
            {
                nudge ??= context.WaitForExternalEvent<JsonElement>(Nudge.EventName);
                if (await IsTickDueAsync(context, position.NextTick, tickTried, nudge))
                {
                    tickTried = position.NextTick!.Id;
                    await context.CallActivityAsync<EffectOutcome>(
                        nameof(RecordTick), new TickCall(run.CaseId, run.Generation, tickTried), RetryPolicies.Record);
                }
                else
                {
                    run = run with { Heard = Math.Max(run.Heard, Nudge.VersionOf(await nudge)) };
                    nudge = null;
                }
            }

            // Here the record is read next in any case, so a fresh run costs nothing, and a nudge lost on the way to it loses nothing.
            if (position.StageEntry != entry || turn == MaxTurns)
            {
                context.ContinueAsNew(run);
                return;
            }
        }
    }

    private static async Task<Position> ReadAsync(TaskOrchestrationContext context, CaseRun run)
    {
        var query = new PositionQuery(run.CaseId, run.Generation, run.Heard);
        var position = await context.CallActivityAsync<Position>(nameof(ReadPosition), query, RetryPolicies.Record);
        foreach (var pause in BehindPauses)
        {
            if (position.Status != PositionStatus.Behind)
            {
                break;
            }

            await context.CreateTimer(pause, CancellationToken.None);
            position = await context.CallActivityAsync<Position>(nameof(ReadPosition), query, RetryPolicies.Record);
        }

        return position;
    }

    private static async Task PerformAsync(TaskOrchestrationContext context, CaseRun run, IReadOnlyList<OwedActivity> activities, ILogger logger)
    {
        foreach (var owed in activities)
        {
            var call = new EffectCall(run.CaseId, run.Generation, owed.Effect, owed.Key);
            var report = await AttemptAsync(context, call);
            if (report.End == EffectEnd.Failed)
            {
                LogParks(logger, owed.Key, report.Reason!);
                await context.CallActivityAsync(nameof(ParkEffect), new ParkCall(call, report.Reason!), RetryPolicies.Record);
            }

            if (report.End != EffectEnd.Done)
            {
                return;
            }
        }
    }

    private static async Task<EffectReport> AttemptAsync(TaskOrchestrationContext context, EffectCall call)
    {
        try
        {
            return await context.CallActivityAsync<EffectReport>(call.Effect, call, RetryPolicies.OfEffect(call.Effect));
        }
        catch (TaskFailedException)
        {
            return EffectReport.Failed(FailedRepeatedly);
        }
    }

    /// <summary>Waits for the tick or the nudge. The nudge's task stays open when the tick comes first: a wait that is given up would swallow the next event.</summary>
    [SuppressMessage("Performance", "CA1849", Justification = "CancelAsync would leave the orchestrator's thread.")]
    private static async Task<bool> IsTickDueAsync(TaskOrchestrationContext context, Tick? tick, string? tickTried, Task nudge)
    {
        if (tick is null)
        {
            await nudge;
            return false;
        }

        var earliest = tick.Id == tickTried ? context.CurrentUtcDateTime + TickPause : DateTime.MinValue;
        var at = tick.At.UtcDateTime > earliest ? tick.At.UtcDateTime : earliest;
        using var waiting = new CancellationTokenSource();
        var timer = context.CreateTimer(at, waiting.Token);
        var first = await Task.WhenAny(nudge, timer);

        // An open timer would keep the instance alive after its end.
        waiting.Cancel();
        return first == timer;
    }

    [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "The process of case {CaseId}, generation {Generation}, ends: {Status}.")]
    private static partial void LogEnds(ILogger logger, string caseId, int generation, PositionStatus status);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Warning, Message = "Effect {Key} failed for good and is parked: {Reason}.")]
    private static partial void LogParks(ILogger logger, string key, string reason);
}
