using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Triage;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Storage;
using Pipeline.Embedded.Worklists;
using Pipeline.Local.Demo;

namespace Pipeline.Local.Bench.Stores;

/// <summary>Pages of a long worklist: the first, a filtered one, a deep one, and a search for words. One caller asks, as its answers are what people wait for.</summary>
internal sealed class WorklistWorkload : IWorkload
{
    private const int Batch = 2_000;
    private const int Times = 200;
    private const int DeepPages = 100;

    public string Name => "worklist";

    public int DefaultCount => 1_000_000;

    public async Task<BenchResult> RunAsync(BenchRequest request, CancellationToken cancellationToken)
    {
        await using var database = Database.Open(new DataFolder(request.Data), request.Durability, new WorkGauge());
        var worklist = new SqliteWorklist(database);
        var loading = await LoadAsync(worklist, request.Count, cancellationToken);
        var all = new WorklistQuery { AsOf = WorklistRows.Now };
        var deep = await DeepAsync(worklist, all, cancellationToken);
        (string Name, WorklistQuery Query)[] queries =
        [
            ("firstPage", all),
            ("filteredPage", all with { Stage = Stage.Triage, Priority = Priority.P2, Team = "team-20" }),
            ("deepPage", deep),
            ("fullText", all with { Text = "fall ambulance" }),
        ];
        var pace = await Pace.RunAsync(
            queries.Length * Times, 1, (index, token) => worklist.QueryAsync(queries[index % queries.Length].Query, token), cancellationToken);
        var more = new Dictionary<string, object>
        {
            ["loadSeconds"] = BenchResult.Rounded(loading.Seconds),
            ["queries"] = pace.Count,
        };
        foreach (var (name, query) in queries)
        {
            var own = await Pace.RunAsync(Times, 1, (_, token) => worklist.QueryAsync(query, token), cancellationToken);
            more.Add($"{name}P50Ms", own.Percentile(50));
            more.Add($"{name}P99Ms", own.Percentile(99));
        }

        return BenchResult.Of(Name, pace) with { Count = request.Count, Commits = database.Commits, More = more };
    }

    private static Task<Pace> LoadAsync(IWorklist worklist, int count, CancellationToken cancellationToken)
    {
        var words = Words.Load();
        return Pace.RunAsync(
            (count + Batch - 1) / Batch,
            1,
            (batch, token) => worklist.UpsertAsync(
                [.. Enumerable.Range(batch * Batch, Math.Min(Batch, count - (batch * Batch))).Select(number => WorklistRows.Of(number, words))], token),
            cancellationToken);
    }

    /// <summary>Turns the pages as a person would, up to the last one there is.</summary>
    private static async Task<WorklistQuery> DeepAsync(IWorklist worklist, WorklistQuery query, CancellationToken cancellationToken)
    {
        for (var page = 0; page < DeepPages; page++)
        {
            if ((await worklist.QueryAsync(query, cancellationToken)).Next is not { } next)
            {
                break;
            }

            query = query with { After = next };
        }

        return query;
    }
}
