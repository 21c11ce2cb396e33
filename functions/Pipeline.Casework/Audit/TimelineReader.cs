using System.Text.Json;
using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Audit;

/// <summary>Commits and reads of a case in the order in which they happened.</summary>
public sealed class TimelineReader(ICaseStore store, IAuditLog audit)
{
    private const int AuditPage = 1000;

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(CaseId caseId, CancellationToken cancellationToken)
    {
        var entries = (await store.ReadCommitsAsync(caseId, 0, cancellationToken)).Select(Step).ToList();
        long? after = 0;
        while (after is { } position)
        {
            var page = await audit.ReadAsync(new AuditQuery { CaseId = caseId, After = position, Take = AuditPage }, cancellationToken);
            entries.AddRange(page.Items.Select(Read));
            after = page.Next;
        }

        return [.. entries.OrderBy(entry => entry.At)];
    }

    private static TimelineEntry Step(CommitDocument document)
    {
        var commit = CaseRecord.Read(document);
        return new TimelineEntry
        {
            At = commit.At,
            Kind = "commit",
            By = commit.By.UserId,
            Role = Names.Of(commit.By.Role),
            OnBehalfOf = commit.By.OnBehalfOf,
            What = commit.Cause,
            Why = commit.Why,
            Version = commit.Version,
            Events = [.. commit.Events.Select(happened => JsonSerializer.SerializeToElement(happened, CaseJson.Options))],
        };
    }

    private static TimelineEntry Read(AuditEntry entry) => new()
    {
        At = entry.At,
        Kind = "read",
        By = entry.Actor,
        Role = entry.Role,
        What = entry.What,
        Why = entry.Purpose,
    };
}
