using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Notices;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Publication;
using Pipeline.Casework.Reports;
using Pipeline.Casework.Triage;

namespace Pipeline.Contracts.InMemory;

/// <summary>
/// What relay, queues, processes and timers do, one step at a time and in a fixed order: reads the feed, sends messages, runs owed
/// activities for the present generation, and records ticks when the clock comes to them.
/// </summary>
public sealed class ProcessSimulation(CaseHouse house)
{
    private const int MaxRounds = 10_000;

    private readonly Dictionary<CaseId, (int Generation, Tick? Tick)> waiting = [];
    private int fed;

    /// <summary>Effects that fail for good, with the reason.</summary>
    public IDictionary<string, string> Fails { get; } = new Dictionary<string, string>();

    /// <summary>When false, notices stay on their queue.</summary>
    public bool SendsNotices { get; set; } = true;

    /// <summary>When false, no process hears or does anything.</summary>
    public bool RunsProcesses { get; set; } = true;

    public async Task SettleAsync()
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            if (!(await FeedAsync() | await NudgesAsync() | await NoticesAsync()))
            {
                return;
            }
        }

        throw new InvalidOperationException("The house does not come to rest.");
    }

    public async Task AdvanceToAsync(DateTimeOffset to)
    {
        await SettleAsync();
        while (RunsProcesses && Next(to) is { } next)
        {
            house.Time.Now = next.Tick.At > house.Time.Now ? next.Tick.At : house.Time.Now;
            await house.Get<TickRecorder>().RecordAsync(next.CaseId, next.Generation, next.Tick.Id, CancellationToken.None);
            await StepAsync(next.CaseId, next.Generation, 0);
            await SettleAsync();
        }

        house.Time.Now = to;
    }

    /// <summary>Ends the process of a case and leaves its record alone.</summary>
    public void Purge(CaseId caseId)
    {
        if (waiting.Remove(caseId, out var process))
        {
            house.Processes.End(caseId, process.Generation);
        }
    }

    /// <summary>The tick that the process of a case waits for.</summary>
    public Tick? TickOf(CaseId caseId) => waiting.GetValueOrDefault(caseId).Tick;

    /// <summary>Runs one activity as the process would, whether or not it is owed.</summary>
    public Task<EffectOutcome> RunAsync(EffectCall call) => call.Effect switch
    {
        Effects.Appraise => house.Get<Appraiser>().RunAsync(call, CancellationToken.None),
        Effects.OpenWorkspace => house.Get<WorkspaceOpener>().RunAsync(call, CancellationToken.None),
        Effects.BuildDraft => house.Get<DraftBuilder>().RunAsync(call, CancellationToken.None),
        Effects.Publish => house.Get<Publisher>().RunAsync(call, CancellationToken.None),
        Effects.ReturnLinked => house.Get<LinkedCases>().RunAsync(call, CancellationToken.None),
        Effects.Scan => house.Get<DocumentScan>().RunAsync(call, CancellationToken.None),
        _ => throw new InvalidOperationException($"There is no activity {call.Effect}."),
    };

    private (CaseId CaseId, int Generation, Tick Tick)? Next(DateTimeOffset to)
    {
        var due = waiting.Where(process => process.Value.Tick?.At <= to)
            .OrderBy(process => process.Value.Tick!.At).ThenBy(process => process.Key.Value, StringComparer.Ordinal)
            .ToList();
        return due.Count == 0 ? null : (due[0].Key, due[0].Value.Generation, due[0].Value.Tick!);
    }

    private async Task<bool> FeedAsync()
    {
        var commits = house.Store.Appended(fed);
        if (commits.Count == 0)
        {
            return false;
        }

        await house.Get<RelayDispatcher>().SendAsync(commits, CancellationToken.None);
        await house.Get<WorklistProjection>().ApplyAsync(commits, CancellationToken.None);
        await house.Get<RegisterProjection>().ApplyAsync(commits, CancellationToken.None);
        fed += commits.Count;
        return true;
    }

    private async Task<bool> NudgesAsync()
    {
        if (!RunsProcesses || house.Queue.Take(Queues.CaseMessages) is not { } message)
        {
            return false;
        }

        var nudge = MessageCodec.ReadCaseChanged(message.Body);
        if (nudge.Generation >= waiting.GetValueOrDefault(nudge.CaseId).Generation)
        {
            await StepAsync(nudge.CaseId, nudge.Generation, nudge.Version);
        }

        return true;
    }

    private async Task<bool> NoticesAsync()
    {
        if (!SendsNotices || house.Queue.Take(Queues.Notices) is not { } message)
        {
            return false;
        }

        try
        {
            await house.Get<NoticeDispatcher>().DispatchAsync(MessageCodec.ReadNoticeAsked(message.Body), CancellationToken.None);
        }
        catch (PermanentFailureException failure)
        {
            house.Queue.GiveUp(Queues.Notices, message, failure.Reason, house.Time.Now);
        }

        return true;
    }

    private async Task StepAsync(CaseId caseId, int generation, int heard)
    {
        house.Processes.Start(caseId, generation);
        for (var round = 0; round < MaxRounds; round++)
        {
            var position = await house.Get<PositionReader>().ReadAsync(caseId, generation, heard, CancellationToken.None);
            switch (position.Status)
            {
                case PositionStatus.Behind:
                    throw new InvalidOperationException($"The store has no version {heard} of {caseId}.");
                case PositionStatus.Superseded or PositionStatus.Finished:
                    house.Processes.End(caseId, generation);
                    if (waiting.GetValueOrDefault(caseId).Generation == generation)
                    {
                        waiting.Remove(caseId);
                    }

                    return;
            }

            if (position.Activities.Count == 0)
            {
                waiting[caseId] = (generation, position.NextTick);
                return;
            }

            foreach (var activity in position.Activities)
            {
                await PerformAsync(new EffectCall(caseId, generation, activity.Effect, activity.Key));
            }
        }

        throw new InvalidOperationException($"The process of {caseId} does not come to rest.");
    }

    private async Task PerformAsync(EffectCall call)
    {
        if (Fails.TryGetValue(call.Effect, out var reason))
        {
            await house.Get<EffectParker>().ParkAsync(call, reason, CancellationToken.None);
            return;
        }

        try
        {
            await RunAsync(call);
        }
        catch (StoreUnavailableException unavailable)
        {
            // What a process does when its retries are used up.
            await house.Get<EffectParker>().ParkAsync(call, unavailable.Message, CancellationToken.None);
        }
    }
}
