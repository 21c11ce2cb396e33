using Pipeline.Casework.Publication;

namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>
/// Lists a directory in the order of its ids from any place in it, without reading what comes before. Marks tell where each stretch begins. Entries are
/// only ever added, so marks are true as long as they count as many entries as there are; the first who sees that they do not makes them anew. That is
/// looked at once in <see cref="MarksAge"/>, since making them reads every id and anybody may ask for a list: meanwhile a list that grows has the total from
/// before, and its pages may leave out as many entries as were added.
/// </summary>
internal sealed class OrderedDirectory(RegisterItems register, string directory, TimeProvider time) : IDisposable
{
    /// <summary>How long this process holds marks to be true.</summary>
    public static readonly TimeSpan MarksAge = TimeSpan.FromMinutes(1);

    /// <summary>Entries in a stretch: what is read in vain to come to a place inside it, at most.</summary>
    public const int Stretch = 500;

    private readonly KeptAnswer<Layout> _layout = new(MarksAge, time);

    private readonly string _marksId = directory[(directory.IndexOf(':', StringComparison.Ordinal) + 1)..];

    public Task<int> CountAsync(CancellationToken cancellationToken) =>
        register.All.QueryAsync<int>(RegisterQueries.Count(directory), directory, cancellationToken).SumAsync(cancellationToken).AsTask();

    public async Task<RegisterList<ListedItem>> ListAsync(int skip, int take, CancellationToken cancellationToken)
    {
        var (marks, gone) = await _layout.GetAsync(LayoutAsync, cancellationToken);
        return new RegisterList<ListedItem>(marks.Total - gone.Count, await ReadAsync(marks.Marks, gone, skip, take, cancellationToken));
    }

    public void Dispose() => _layout.Dispose();

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

    private async Task<Layout> LayoutAsync(CancellationToken cancellationToken) => new(
        await MarksAsync(cancellationToken),
        await register.All.QueryAsync<string>(RegisterQueries.Gone(directory), directory, cancellationToken).ToListAsync(cancellationToken));

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

    /// <summary>Where stretches begin, and the ids that are not listed any more.</summary>
    private sealed record Layout(MarksItem Marks, IReadOnlyList<string> Gone);
}
