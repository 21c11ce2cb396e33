using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Storage;

namespace Pipeline.Local.Bench.Stores;

/// <summary>What the disk can do at all: single rows of 400 bytes, committed in groups of all who wait.</summary>
internal sealed class LimitsWorkload : IWorkload
{
    private const int RowBytes = 400;
    private const string Schema = "CREATE TABLE IF NOT EXISTS bench_row (id INTEGER PRIMARY KEY, content BLOB NOT NULL)";
    private const string Insert = "INSERT INTO bench_row (content) VALUES (@content)";

    public string Name => "limits";

    public int DefaultCount => 200_000;

    public async Task<BenchResult> RunAsync(BenchRequest request, CancellationToken cancellationToken)
    {
        var row = new byte[RowBytes];
        await using var database = Database.Open(new DataFolder(request.Data), request.Durability, new WorkGauge());
        database.EnsureSchema(Schema);
        var pace = await Pace.RunAsync(
            request.Count,
            request.Concurrency,
            (_, token) => database.WriteAsync(scope => { scope.Prepare(Insert).Set("@content", row).ExecuteNonQuery(); }, token),
            cancellationToken);
        return BenchResult.Of(Name, pace) with { Commits = database.Commits };
    }
}
