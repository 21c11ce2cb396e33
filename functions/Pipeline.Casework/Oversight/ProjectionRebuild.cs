using Pipeline.Casework.Cases;
using Pipeline.Casework.Publication;

namespace Pipeline.Casework.Oversight;

/// <summary>Makes worklist and register anew from the record, case by case.</summary>
public sealed class ProjectionRebuild(ICaseStore store, CaseRecord record, WorklistProjection projection, IWorklist worklist, IRegister register, TimeProvider time)
{
    /// <summary>How many cases are made anew at a time.</summary>
    public const int Batch = 500;

    /// <summary>Empties both and fills them. Safe to repeat, and while commits are made. A case whose record is broken is left out and named.</summary>
    public async Task<RebuildReport> RunAsync(CancellationToken cancellationToken)
    {
        var report = RebuildReport.None;
        CaseId? after = null;
        do
        {
            var part = await RunPartAsync(after, Batch, cancellationToken);
            report = report.With(part);
            after = part.Next;
        }
        while (after is not null);

        return report;
    }

    /// <summary>
    /// Makes at most <paramref name="max"/> cases anew, those after a case in the order of their ids. Null begins: then both are emptied first. Safe to repeat.
    /// </summary>
    public async Task<RebuiltPart> RunPartAsync(CaseId? after, int max, CancellationToken cancellationToken)
    {
        if (after is null)
        {
            await worklist.ClearAsync(cancellationToken);
            await register.ClearReportsAsync(cancellationToken);
        }

        var heads = await store.ReadHeadsAsync(after, cancellationToken).Take(max).ToListAsync(cancellationToken);
        var broken = new List<CaseId>();
        var rows = new List<WorklistRow>(heads.Count);
        foreach (var head in heads)
        {
            if (await record.FindReadableAsync(head.CaseId, cancellationToken) is not { State: var state })
            {
                broken.Add(head.CaseId);
                continue;
            }

            if (RegisterProjection.ReportOf(state) is { } report)
            {
                await register.PublishAsync(report, time.GetUtcNow(), cancellationToken);
            }

            rows.Add(await projection.RowAsync(state, cancellationToken));
        }

        await worklist.UpsertAsync(rows, cancellationToken);
        return new RebuiltPart(rows.Count, broken, heads.Count == max ? heads[^1].CaseId : null);
    }
}
