using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Notifications.Imports;

/// <summary>
/// What the house knows of imports besides their processes: those whose bytes may be kept, those that were accepted, those that came to their end. Every
/// method may be repeated.
/// </summary>
public sealed class ImportLog(IHouseLog log, PolicyCatalog policies, TimeProvider time)
{
    private const string Begun = "imports/begun";
    private const string Accepted = "imports/accepted";
    private const string Completed = "imports/completed";
    private const string Removed = "imports/removed";

    /// <summary>Comes before the first byte is kept: nothing is kept that the log does not know.</summary>
    public Task BeginAsync(ImportBegun import, CancellationToken cancellationToken) => AddAsync(Begun, import.EntryId, import, cancellationToken);

    /// <summary>Comes before the caller is told: from here on it is taken in or reported.</summary>
    public Task AcceptAsync(ImportBegun import, CancellationToken cancellationToken) => AddAsync(Accepted, import.EntryId, import, cancellationToken);

    /// <summary>Every line was accepted or rejected. An owner's first report is the one that stays.</summary>
    public Task CompleteAsync(ImportCompleted import, CancellationToken cancellationToken) =>
        AddAsync(Completed, import.Owner.Value, import, cancellationToken);

    /// <summary>What the import of this owner came to; null before its end.</summary>
    public async Task<ImportCompleted?> FindCompletedAsync(CaseId owner, CancellationToken cancellationToken) =>
        await log.FindAsync(Completed, owner.Value, cancellationToken) is { } entry ? Read<ImportCompleted>(entry) : null;

    /// <summary>Imports that were accepted and have not come to their end, each once, the oldest first; none older than the policy keeps.</summary>
    public async Task<IReadOnlyList<ImportBegun>> UnfinishedAsync(CancellationToken cancellationToken)
    {
        var unfinished = new List<ImportBegun>();
        await foreach (var entry in log.ReadAsync(Accepted, ImportBegun.EntryIdAt(Oldest), cancellationToken))
        {
            var import = Read<ImportBegun>(entry);
            if (await FindCompletedAsync(import.Owner, cancellationToken) is null)
            {
                unfinished.Add(import);
            }
        }

        return [.. unfinished.DistinctBy(import => import.Owner)];
    }

    /// <summary>Imports whose bytes may still be there although the policy keeps them no longer; one whose owner was sent again since is not among them.</summary>
    public async Task<IReadOnlyList<ImportBegun>> TooOldAsync(CancellationToken cancellationToken)
    {
        var all = new List<ImportBegun>();
        await foreach (var entry in log.ReadAsync(Begun, string.Empty, cancellationToken))
        {
            if (await log.FindAsync(Removed, entry.Id, cancellationToken) is null)
            {
                all.Add(Read<ImportBegun>(entry));
            }
        }

        return [.. all.GroupBy(import => import.Owner).Where(owner => owner.All(import => import.At <= Oldest)).SelectMany(owner => owner)];
    }

    /// <summary>Comes after the last of its bytes is gone.</summary>
    public Task RemoveAsync(ImportBegun import, CancellationToken cancellationToken) => AddAsync(Removed, import.EntryId, import, cancellationToken);

    private static T Read<T>(HouseEntry entry) => JsonSerializer.Deserialize<T>(entry.Content, CaseJson.Options)!;

    private DateTimeOffset Oldest => time.GetUtcNow().AddDays(-policies.Current.Limits.ImportDays);

    private Task AddAsync<T>(string kind, string id, T content, CancellationToken cancellationToken) =>
        log.AddAsync(new HouseEntry(kind, id, time.GetUtcNow(), JsonSerializer.Serialize(content, CaseJson.Options)), cancellationToken);
}
