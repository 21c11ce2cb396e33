using System.Globalization;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Policies;

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

    private const string Kind = "processes/removed";

    /// <summary>
    /// Goes on where the last run that was not broken off ended. Safe to repeat. Left alone is what still owes something and what still lives, though its
    /// case is closed: somebody has to look at it first.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The backend does not answer; the next run begins where this one did.</exception>
    public async Task RunAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        var processes = new CertainProcesses(client, time, CertainProcesses.Patience);
        var until = time.GetUtcNow().AddDays(-policies.Current.Limits.ProcessDays).AddTicks(1);
        var from = await ReachedAsync(cancellationToken) is { } reached ? reached.AddTicks(1) : (DateTimeOffset?)null;
        DateTimeOffset? last = null;
        var (cases, removed) = (0, 0);
        await foreach (var row in worklist.ReadAsync(new WorklistPeriod(WorklistMoment.Closed, from, until), cancellationToken))
        {
            if (cases >= MostCases && row.ClosedAt != last)
            {
                break;
            }

            removed += await RemoveAsync(processes, row.CaseId, until, cancellationToken);
            last = row.ClosedAt;
            cases++;
        }

        if (last is { } at)
        {
            await log.AddAsync(new HouseEntry(Kind, Write(at), time.GetUtcNow(), "{}"), cancellationToken);
            LogRemoved(logger, removed, cases, at);
        }
    }

    private async Task<int> RemoveAsync(CertainProcesses processes, CaseId caseId, DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (await record.FindReadableAsync(caseId, cancellationToken) is not { State: { IsClosed: true } state } || state.StageSince >= until
            || Obligations.Of(state, policies.Get(state.PolicyVersion), time.GetUtcNow()) is not null)
        {
            return 0;
        }

        var removed = 0;
        for (var generation = 1; generation <= state.Generation; generation++)
        {
            switch (await processes.RemoveAsync(caseId, generation, cancellationToken))
            {
                case ProcessRemoval.Removed:
                    removed++;
                    break;
                case ProcessRemoval.Lives:
                    LogLives(logger, caseId.Value, generation);
                    break;
                default:
                    break;
            }
        }

        return removed;
    }

    private async Task<DateTimeOffset?> ReachedAsync(CancellationToken cancellationToken) =>
        await log.ReadLatestAsync(Kind, cancellationToken) is { } entry
            ? new DateTimeOffset(long.Parse(entry.Id, CultureInfo.InvariantCulture), TimeSpan.Zero)
            : null;

    /// <summary>Ticks with as many digits as any time has, so that the latest is the last in ordinal order.</summary>
    private static string Write(DateTimeOffset at) => at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    [LoggerMessage(EventId = 2013, Level = LogLevel.Information, Message = "Removed {Removed} processes of {Cases} cases closed until {At}.")]
    private static partial void LogRemoved(ILogger logger, int removed, int cases, DateTimeOffset at);

    [LoggerMessage(EventId = 2014, Level = LogLevel.Warning, Message = "The process of case {CaseId}, generation {Generation}, lives although the case is closed; it is left alone.")]
    private static partial void LogLives(ILogger logger, string caseId, int generation);
}
