using Pipeline.Casework.Oversight;

namespace Pipeline.Local.Bench.Counting;

/// <summary>Counts what the house notes of itself.</summary>
internal sealed class CountingHouseLog(IHouseLog log, CaseMeter meter) : IHouseLog
{
    public Task<bool> AddAsync(HouseEntry entry, CancellationToken cancellationToken)
    {
        var size = RequestUnits.SizeOf(entry);
        return meter.SpendAsync(null, () => log.AddAsync(entry, cancellationToken), added => new Tally
        {
            Writes = 1,
            RequestUnits = RequestUnits.Write(size),
            RecordBytes = added ? size : 0,
        });
    }

    public Task<HouseEntry?> FindAsync(string kind, string id, CancellationToken cancellationToken) => meter.SpendAsync(
        null, () => log.FindAsync(kind, id, cancellationToken), found => new Tally { Reads = 1, RequestUnits = RequestUnits.Read(RequestUnits.SizeOf(found)) });

    public Task<HouseEntry?> ReadLatestAsync(string kind, CancellationToken cancellationToken) => meter.SpendAsync(
        null, () => log.ReadLatestAsync(kind, cancellationToken), found => new Tally { Reads = 1, RequestUnits = RequestUnits.Query(RequestUnits.SizeOf(found)) });

    public IAsyncEnumerable<HouseEntry> ReadAsync(string kind, string after, CancellationToken cancellationToken) => log.ReadAsync(kind, after, cancellationToken);
}
