using Pipeline.Casework.Cases;
using Pipeline.Casework.Publication;

namespace Pipeline.Casework.Oversight;

/// <summary>Makes worklist and register anew from the record, case by case.</summary>
public sealed class ProjectionRebuild(
    ICaseStore store, CaseRecord record, WorklistProjection projection, IWorklist worklist, IRegister register, IHouseLog log, TimeProvider time)
{
    /// <summary>How many cases are made anew at a time.</summary>
    public const int Batch = 500;

    private const string Kind = "projections/rebuild";

    /// <summary>Empties both and fills them. Safe to repeat, and while commits are made. A case whose record is broken is left out and named.</summary>
    public async Task<RebuildReport> RunAsync(CancellationToken cancellationToken)
    {
        var began = await BeginAsync(time.GetUtcNow(), cancellationToken);
        var report = RebuildReport.None;
        CaseId? after = null;
        do
        {
            var part = await RunPartAsync(began, after, Batch, cancellationToken);
            report = report.With(part);
            after = part.Next;
        }
        while (after is not null);

        return report;
    }

    /// <summary>
    /// The moment at which a rebuild began, which tells it from all others: later than that of every one before, whatever the clock says, and not before
    /// it was asked for. Asked twice, it gives two, of which the caller uses one.
    /// </summary>
    public async Task<DateTimeOffset> BeginAsync(DateTimeOffset asked, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = await log.ReadLatestAsync(Kind, cancellationToken) is { } latest ? MomentId.Parse(latest.Id).AddTicks(1) : asked;
            var began = next > asked ? next : asked;
            if (await log.AddAsync(new HouseEntry(Kind, MomentId.Of(began), time.GetUtcNow(), "{}"), cancellationToken))
            {
                return began;
            }
        }
    }

    /// <summary>
    /// Makes at most <paramref name="max"/> cases anew, those after a case in the order of their ids. Null is the first part: it
    /// empties both, once in the rebuild that <paramref name="began"/> names. Safe to repeat, and to come late when another rebuild has begun.
    /// </summary>
    public async Task<RebuiltPart> RunPartAsync(DateTimeOffset began, CaseId? after, int max, CancellationToken cancellationToken)
    {
        if (after is null)
        {
            await worklist.ClearAsync(began, cancellationToken);
            await register.ClearReportsAsync(began, cancellationToken);
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
