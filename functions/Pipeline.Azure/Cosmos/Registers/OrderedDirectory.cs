using Pipeline.Casework.Publication;

namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>
/// Lists a directory in the order of its ids from any place in it, without reading what comes before. Marks tell where each stretch begins. Entries are
/// only ever added, so marks are true as long as they count as many entries as there are; the first who sees that they do not makes them anew.
/// </summary>
internal sealed class OrderedDirectory(RegisterItems register, string directory)
{
    /// <summary>Entries in a stretch: what is read in vain to come to a place inside it, at most.</summary>
    public const int Stretch = 500;

    private readonly string _marksId = directory[(directory.IndexOf(':', StringComparison.Ordinal) + 1)..];

    public Task<int> CountAsync(CancellationToken cancellationToken) =>
        register.All.QueryAsync<int>(RegisterQueries.Count(directory), directory, cancellationToken).SumAsync(cancellationToken).AsTask();

    public async Task<RegisterList<ListedItem>> ListAsync(int skip, int take, CancellationToken cancellationToken)
    {
        var marks = await MarksAsync(cancellationToken);
        var gone = await register.All.QueryAsync<string>(RegisterQueries.Gone(directory), directory, cancellationToken).ToListAsync(cancellationToken);
        return new RegisterList<ListedItem>(marks.Total - gone.Count, await ReadAsync(marks.Marks, gone, skip, take, cancellationToken));
    }

    private async Task<IReadOnlyList<ListedItem>> ReadAsync(
        IReadOnlyList<MarksItem.Mark> marks, IReadOnlyList<string> gone, int skip, int take, CancellationToken cancellationToken)
    {
        foreach (var (n, mark) in marks.Index())
        {
            var present = mark.Size - gone.Count(id => IsAtOrAfter(id, mark.First) && (n + 1 == marks.Count || !IsAtOrAfter(id, marks[n + 1].First)));
            if (skip < present)
            {
                var query = RegisterQueries.From(directory, mark.First);
                return await register.All.QueryAsync<ListedItem>(query, directory, cancellationToken, skip + take)
                    .Where(item => !item.Gone)
                    .Skip(skip)
                    .Take(take)
                    .ToListAsync(cancellationToken);
            }

            skip -= present;
        }

        return [];
    }

    private static bool IsAtOrAfter(string id, string first) => string.CompareOrdinal(id, first) >= 0;

    private async Task<MarksItem> MarksAsync(CancellationToken cancellationToken)
    {
        var count = await CountAsync(cancellationToken);
        var stored = await register.All.ReadAsync<MarksItem>(_marksId, RegisterKeys.Marks, cancellationToken);
        if (stored is { Value: var marks } && marks.Total == count)
        {
            return marks;
        }

        var ids = await register.All.QueryAsync<string>(RegisterQueries.Ids(directory), directory, cancellationToken).ToListAsync(cancellationToken);
        var made = new MarksItem { Id = _marksId, Total = ids.Count, Marks = [.. ids.Chunk(Stretch).Select(some => new MarksItem.Mark(some[0], some.Length))] };
        await register.All.UpsertAsync(made, RegisterKeys.Marks, cancellationToken);
        return made;
    }
}
