using Microsoft.Extensions.Logging;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Oversight;

/// <summary>
/// The regular sweep: finds stuck cases by what they owe and gives each a fresh process; and walks through the open cases, some at a
/// time, to find those whose process was removed by hand, those whose record is broken, and those that nobody can act on any more, or again.
/// </summary>
public sealed partial class StuckSweep(
    StuckFinder finder,
    Releaser releaser,
    IWorklist worklist,
    WorklistProjection projection,
    CaseRecord record,
    SweepReport report,
    PolicyCatalog policies,
    TimeProvider time,
    ILogger<StuckSweep> logger)
{
    /// <summary>Open cases looked at in one sweep.</summary>
    private const int WalkPage = 200;

    private string? _walked;

    public async Task RunAsync(IProcesses processes, CancellationToken cancellationToken)
    {
        var found = await WalkAsync(processes, cancellationToken);
        await foreach (var stuck in finder.FindAsync(processes, cancellationToken))
        {
            found[stuck.CaseId] = stuck.Code;
            if (stuck.Code is not StuckCode.Parked and not StuckCode.NobodyCanAct and not StuckCode.RecordBroken)
            {
                await RaiseAsync(stuck.CaseId, stuck.CommitVersion, stuck.Code, cancellationToken);
            }
        }

        await report.WriteAsync(found, cancellationToken);
    }

    /// <summary>The cases whose process is gone.</summary>
    private async Task<Dictionary<CaseId, StuckCode>> WalkAsync(IProcesses processes, CancellationToken cancellationToken)
    {
        var found = new Dictionary<CaseId, StuckCode>();
        var now = time.GetUtcNow();
        var page = await worklist.QueryAsync(
            new WorklistQuery { AsOf = now, Sort = WorklistSort.Received, Take = WalkPage, After = _walked }, cancellationToken);
        _walked = page.Next;
        foreach (var row in page.Items)
        {
            var file = await record.FindReadableAsync(row.CaseId, cancellationToken);
            await MarkAsync(row, file?.State, now, cancellationToken);
            if (file is { State: { IsClosed: false } state } && state.Generation == row.Generation && now - state.ChangedAt > policies.Current.Graces.Effect
                && (await processes.FindAsync(row.CaseId, row.Generation, cancellationToken)).IsGone)
            {
                found[row.CaseId] = StuckCode.NoProcess;
                await RaiseAsync(row.CaseId, state.CommitVersion, StuckCode.NoProcess, cancellationToken);
            }
        }

        return found;
    }

    /// <summary>No commit says that a record broke, or that people went away or came back: the row is told here.</summary>
    private async Task MarkAsync(WorklistRow row, CaseState? state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var seen = state is null
            ? row with { BrokenSince = row.BrokenSince ?? now, StuckAt = row.BrokenSince ?? now }
            : WorklistProjection.RowOf(state, policies.Get(state.PolicyVersion), LondonTime.DateOf(now));
        if ((seen.BrokenSince, seen.NobodyCanActSince) != (row.BrokenSince, row.NobodyCanActSince))
        {
            await worklist.UpsertAsync([state is null ? seen : await projection.RowAsync(state, LondonTime.DateOf(now), cancellationToken)], cancellationToken);
        }
    }

    private Task RaiseAsync(CaseId caseId, int seenVersion, StuckCode code, CancellationToken cancellationToken)
    {
        LogRaising(logger, caseId.Value, code);
        return releaser.RaiseAsync(caseId, seenVersion, code, cancellationToken);
    }

    [LoggerMessage(EventId = 1101, Level = LogLevel.Warning, Message = "Case {CaseId} is stuck ({Code}): raising its generation.")]
    private static partial void LogRaising(ILogger logger, string caseId, StuckCode code);
}
