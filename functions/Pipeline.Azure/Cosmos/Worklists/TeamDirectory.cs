using System.Collections.Concurrent;
using Pipeline.Casework.Cases;

namespace Pipeline.Azure.Cosmos.Worklists;

/// <summary>Which lists of open cases there are: one for each team that ever had a case. A list that became empty stays known.</summary>
internal sealed class TeamDirectory(CosmosItems items)
{
    private const int Attempts = 20;

    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken) =>
        (await items.ReadAsync<Directory>(WorklistPartitions.Teams, WorklistPartitions.Teams, cancellationToken))?.Value.Lists ?? [];

    /// <summary>To be called before the first entry stands in a list.</summary>
    /// <exception cref="StoreUnavailableException">Others were always quicker.</exception>
    public async Task AddAsync(string list, CancellationToken cancellationToken)
    {
        for (var attempt = 0; !_known.ContainsKey(list); attempt++)
        {
            if (attempt == Attempts)
            {
                throw new StoreUnavailableException("The directory of teams is written by too many at once.");
            }

            if (await TryAddAsync(list, cancellationToken))
            {
                _known[list] = true;
            }
        }
    }

    private async Task<bool> TryAddAsync(string list, CancellationToken cancellationToken)
    {
        var stored = await items.ReadAsync<Directory>(WorklistPartitions.Teams, WorklistPartitions.Teams, cancellationToken);
        if (stored is null)
        {
            return await items.CreateAsync(new Directory { Lists = [list] }, WorklistPartitions.Teams, cancellationToken);
        }

        return stored.Value.Lists.Contains(list)
            || await items.ReplaceAsync(
                WorklistPartitions.Teams, stored.Value with { Lists = [.. stored.Value.Lists, list] }, WorklistPartitions.Teams, stored.ETag, cancellationToken);
    }

    private sealed record Directory
    {
        public string Id { get; init; } = WorklistPartitions.Teams;

        public string Partition { get; init; } = WorklistPartitions.Teams;

        public required IReadOnlyList<string> Lists { get; init; }
    }
}
