using Pipeline.Casework.Cases;
using Pipeline.Casework.Publication;

namespace Pipeline.Casework.Oversight;

/// <summary>Makes worklist and register anew from the record, case by case.</summary>
public sealed class ProjectionRebuild(ICaseStore store, CaseRecord record, WorklistProjection projection, IWorklist worklist, IRegister register, TimeProvider time)
{
    private const int Batch = 500;

    /// <summary>Empties both and fills them. Safe to repeat, and while commits are made. A case whose record is broken is left out and named.</summary>
    public async Task<RebuildReport> RunAsync(CancellationToken cancellationToken)
    {
        await worklist.ClearAsync(cancellationToken);
        await register.ClearReportsAsync(cancellationToken);
        var cases = 0;
        var broken = new List<CaseId>();
        var rows = new List<WorklistRow>(Batch);
        await foreach (var head in store.ReadHeadsAsync(after: null, cancellationToken))
        {
            if (await record.FindReadableAsync(head.CaseId, cancellationToken) is not { State: var state })
            {
                broken.Add(head.CaseId);
                continue;
            }

            cases++;
            if (RegisterProjection.ReportOf(state) is { } report)
            {
                await register.PublishAsync(report, time.GetUtcNow(), cancellationToken);
            }

            rows.Add(await projection.RowAsync(state, cancellationToken));
            if (rows.Count == Batch)
            {
                await worklist.UpsertAsync(rows, cancellationToken);
                rows.Clear();
            }
        }

        await worklist.UpsertAsync(rows, cancellationToken);
        return new RebuildReport(cases, broken);
    }
}
