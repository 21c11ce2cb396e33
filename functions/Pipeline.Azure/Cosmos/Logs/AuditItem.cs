using System.Globalization;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;

namespace Pipeline.Azure.Cosmos.Logs;

/// <summary>An entry of the audit log. <paramref name="CaseId"/> is the partition: the case, or for an entry without one its month.</summary>
internal sealed record AuditItem(
    string Id, string CaseId, long Position, DateTimeOffset At, string Actor, string? Role, string What, string? LocationId, string? Purpose)
{
    private const string NoCase = "no-case:";

    public static AuditItem Of(AuditEntry entry, string id, long position)
    {
        var at = entry.At.ToUniversalTime();
        return new AuditItem(
            id,
            entry.CaseId?.Value ?? string.Create(CultureInfo.InvariantCulture, $"{NoCase}{at:yyyy-MM}"),
            position,
            at,
            entry.Actor,
            entry.Role,
            entry.What,
            entry.LocationId,
            entry.Purpose);
    }

    public AuditEntry Read() => new()
    {
        At = At,
        Actor = Actor,
        Role = Role,
        What = What,
        CaseId = CaseId.StartsWith(NoCase, StringComparison.Ordinal) ? null : Casework.Cases.CaseId.Parse(CaseId),
        LocationId = LocationId,
        Purpose = Purpose,
    };
}
