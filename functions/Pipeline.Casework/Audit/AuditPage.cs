namespace Pipeline.Casework.Audit;

/// <summary>Entries in the order they were written; <see cref="Next"/> is null on the last page.</summary>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Items, long? Next);
