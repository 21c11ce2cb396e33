using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;

namespace Pipeline.Contracts.InMemory;

/// <summary>An audit log over a list.</summary>
public sealed class InMemoryAuditLog : IAuditLog
{
    private readonly Lock gate = new();
    private readonly List<AuditEntry> entries = [];

    /// <summary>When set, nothing can be written.</summary>
    public StoreUnavailableException? Unavailable { get; set; }

    public IReadOnlyList<AuditEntry> Entries
    {
        get
        {
            lock (gate)
            {
                return [.. entries];
            }
        }
    }

    public Task WriteAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        if (Unavailable is { } unavailable)
        {
            throw unavailable;
        }

        lock (gate)
        {
            entries.Add(entry);
        }

        return Task.CompletedTask;
    }

    public Task<AuditPage> ReadAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        var found = Entries.Select((entry, index) => (Position: index + 1L, Entry: entry))
            .Where(item => item.Position > query.After
                && (query.CaseId is null || item.Entry.CaseId == query.CaseId)
                && (query.Actor is null || item.Entry.Actor == query.Actor)
                && (query.LocationId is null || item.Entry.LocationId == query.LocationId)
                && (query.From is null || item.Entry.At >= query.From)
                && (query.To is null || item.Entry.At < query.To))
            .ToList();
        return Task.FromResult(new AuditPage(
            [.. found.Take(query.Take).Select(item => item.Entry)], found.Count > query.Take ? found[query.Take - 1].Position : null));
    }
}
