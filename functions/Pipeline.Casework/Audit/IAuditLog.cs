namespace Pipeline.Casework.Audit;

/// <summary>Every read of a case and every disclosure, durable before what was read is given out.</summary>
public interface IAuditLog
{
    Task WriteAsync(AuditEntry entry, CancellationToken cancellationToken);

    Task<AuditPage> ReadAsync(AuditQuery query, CancellationToken cancellationToken);
}
