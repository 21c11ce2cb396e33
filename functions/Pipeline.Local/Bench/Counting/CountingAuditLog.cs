using Pipeline.Casework.Audit;

namespace Pipeline.Local.Bench.Counting;

/// <summary>Counts reads that are noted, and reads of the notes.</summary>
internal sealed class CountingAuditLog(IAuditLog log, CaseMeter meter) : IAuditLog
{
    public Task WriteAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        var size = RequestUnits.SizeOf(entry);
        return meter.SpendAsync(
            entry.CaseId, () => log.WriteAsync(entry, cancellationToken), new Tally { Writes = 1, RequestUnits = RequestUnits.Write(size), RecordBytes = size });
    }

    public Task<AuditPage> ReadAsync(AuditQuery query, CancellationToken cancellationToken) => meter.SpendAsync(
        query.CaseId, () => log.ReadAsync(query, cancellationToken), page => new Tally { Reads = 1, RequestUnits = RequestUnits.Query(RequestUnits.SizeOf(page.Items)) });
}
