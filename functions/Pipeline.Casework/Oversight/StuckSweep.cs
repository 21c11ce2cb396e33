using Microsoft.Extensions.Logging;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Oversight;

/// <summary>
/// The regular sweep: finds stuck cases by what they owe and gives each a fresh process; and walks through the open cases, some at a
/// time, to find those whose process was removed by hand.
/// </summary>
public sealed partial class StuckSweep(
    StuckFinder finder, Releaser releaser, IWorklist worklist, CaseRecord record, PolicyCatalog policies, TimeProvider time, ILogger<StuckSweep> logger)
{
    /// <summary>Open cases looked at in one sweep for a missing process.</summary>
    private const int WalkPage = 200;

    private string? _walked;

    public async Task RunAsync(IProcesses processes, CancellationToken cancellationToken)
    {
        await WalkAsync(processes, cancellationToken);
        await foreach (var stuck in finder.FindAsync(processes, cancellationToken))
        {
            if (stuck.Code is not StuckCode.Parked and not StuckCode.NobodyCanAct)
            {
                await RaiseAsync(stuck.CaseId, stuck.CommitVersion, stuck.Code, cancellationToken);
            }
        }
    }

    private async Task WalkAsync(IProcesses processes, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var page = await worklist.QueryAsync(
            new WorklistQuery { AsOf = now, Sort = WorklistSort.Received, Take = WalkPage, After = _walked }, cancellationToken);
        _walked = page.Next;
        foreach (var row in page.Items)
        {
            if ((await processes.FindAsync(row.CaseId, row.Generation, cancellationToken)).IsGone
                && await record.FindReadableAsync(row.CaseId, cancellationToken) is { State: var state }
                && !state.IsClosed && state.Generation == row.Generation && now - state.ChangedAt > policies.Current.Graces.Effect)
            {
                await RaiseAsync(row.CaseId, state.CommitVersion, StuckCode.NoProcess, cancellationToken);
            }
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
