using System.Text.Json;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Policies;
using Pipeline.Functions.Projections.Rebuilds;

namespace Pipeline.Functions.Orchestration;

/// <summary>
/// Lets the durable backend forget the processes of cases that have been closed for as long as the policy keeps them: those of every generation, by their
/// ids, found from the record and never by listing instances. The record has all that they did. A case that is reopened gets its next generation.
/// </summary>
public sealed partial class ProcessPurge(
    IWorklist worklist, CaseRecord record, IHouseLog log, PolicyCatalog policies, TimeProvider time, ILogger<ProcessPurge> logger)
{
    /// <summary>Cases in one run, and those closed in the same instant as the last of them.</summary>
    public const int MostCases = 1_000;

    /// <summary>Cases left alone that the next run looks at again.</summary>
    public const int MostLeft = 200;

    private const string Kind = "processes/removed";

    /// <summary>
    /// Goes on where the last run that was not broken off ended. Safe to repeat. Left alone is what still owes something, what still lives though its
    /// case is closed, and a case whose record is broken: somebody has to look at it first, and every run looks again, at the last
    /// <see cref="MostLeft"/> of them. Does nothing while the worklist is made anew, since cases are missing from it.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The backend does not answer; the next run begins where this one did.</exception>
    public async Task RunAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        var processes = new CertainProcesses(client, time, CertainProcesses.Patience);
        if (await processes.IsLiveAsync(RebuildOrchestrator.InstanceId, cancellationToken))
        {
            LogRebuild(logger);
            return;
        }

        var until = time.GetUtcNow().AddDays(-policies.Current.Limits.ProcessDays).AddTicks(1);
        var reached = await ReachedAsync(cancellationToken);
        var last = reached.Until;
        var left = new List<CaseId>();
        var (cases, removed) = (0, 0);
        foreach (var caseId in reached.Left)
        {
            removed += await RemoveAsync(processes, caseId, until, left, cancellationToken);
        }

        await foreach (var row in worklist.ReadAsync(new WorklistPeriod(WorklistMoment.Closed, last?.AddTicks(1), until), cancellationToken))
        {
            if (cases >= MostCases && row.ClosedAt != last)
            {
                break;
            }

            removed += await RemoveAsync(processes, row.CaseId, until, left, cancellationToken);
            last = row.ClosedAt;
            cases++;
        }

        if (last is not { } at || (cases == 0 && left.SequenceEqual(reached.Left)) || await processes.IsLiveAsync(RebuildOrchestrator.InstanceId, cancellationToken))
        {
            return;
        }

        if (left.Count > MostLeft)
        {
            LogForgotten(logger, left.Count - MostLeft);
        }

        var now = time.GetUtcNow();
        var reach = new PurgeReach { Until = at, Left = [.. left.TakeLast(MostLeft)] };
        await log.AddAsync(new HouseEntry(Kind, MomentId.Of(now), now, JsonSerializer.Serialize(reach, CaseJson.Options)), cancellationToken);
        LogRemoved(logger, removed, cases, at, reach.Left.Count);
    }

    /// <summary>How many it removed. A case that is left alone is added to <paramref name="left"/>.</summary>
    private async Task<int> RemoveAsync(
        CertainProcesses processes, CaseId caseId, DateTimeOffset until, List<CaseId> left, CancellationToken cancellationToken)
    {
        if (await record.FindReadableAsync(caseId, cancellationToken) is not { State: var state })
        {
            left.Add(caseId);
            return 0;
        }

        if (!state.IsClosed || state.StageSince >= until)
        {
            return 0;
        }

        if (Obligations.Of(state, policies.Get(state.PolicyVersion), time.GetUtcNow()) is not null)
        {
            left.Add(caseId);
            return 0;
        }

        var (removed, lives) = (0, false);
        for (var generation = 1; generation <= state.Generation; generation++)
        {
            switch (await processes.RemoveAsync(caseId, generation, cancellationToken))
            {
                case ProcessRemoval.Removed:
                    removed++;
                    break;
                case ProcessRemoval.Lives:
                    lives = true;
                    LogLives(logger, caseId.Value, generation);
                    break;
                default:
                    break;
            }
        }

        if (lives)
        {
            left.Add(caseId);
        }

        return removed;
    }

    private async Task<PurgeReach> ReachedAsync(CancellationToken cancellationToken) =>
        await log.ReadLatestAsync(Kind, cancellationToken) is { } entry
            ? JsonSerializer.Deserialize<PurgeReach>(entry.Content, CaseJson.Options)!
            : PurgeReach.None;

    [LoggerMessage(EventId = 2013, Level = LogLevel.Information, Message = "Removed {Removed} processes of {Cases} cases closed until {At}; {Left} cases are left alone.")]
    private static partial void LogRemoved(ILogger logger, int removed, int cases, DateTimeOffset at, int left);

    [LoggerMessage(EventId = 2014, Level = LogLevel.Warning, Message = "The process of case {CaseId}, generation {Generation}, lives although the case is closed; it is left alone.")]
    private static partial void LogLives(ILogger logger, string caseId, int generation);

    [LoggerMessage(EventId = 2015, Level = LogLevel.Information, Message = "No process is removed while the worklist is made anew.")]
    private static partial void LogRebuild(ILogger logger);

    [LoggerMessage(EventId = 2016, Level = LogLevel.Warning, Message = "Too many cases are left alone: {Forgotten} of them are not looked at again.")]
    private static partial void LogForgotten(ILogger logger, int forgotten);
}
