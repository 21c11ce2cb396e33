using System.Text;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Contracts;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Storage;
using Pipeline.Embedded.Tests.Storage;
using Pipeline.Embedded.Worklists;

namespace Pipeline.Embedded.Tests.Contracts;

public sealed class SqliteWorklistTests(FolderFixture folder) : WorklistContract, IClassFixture<FolderFixture>
{
    /// <summary>Letters that nothing else has: their trigram stands in the index as it is, whatever stands before it.</summary>
    private const string Letters = "鑫龘靐";

    private static readonly string[] Sought = ["UNMISTAKABLE1", "unmistakable-key", Letters];

    protected override IWorklist Worklist => folder.Get<IWorklist>();

    // Closed cases are nearly all there are.
    [Theory]
    [InlineData("assignee", "worklist_row_assignee_stage")]
    [InlineData("team", "worklist_row_team_stage")]
    public void Query_OfClosedCasesOfOneOrSome_IsByIndex(string column, string index)
    {
        Worklist.ShouldNotBeNull();

        var plan = folder.Get<Database>().Read(scope => scope
            .Prepare($"EXPLAIN QUERY PLAN SELECT due, id, row FROM worklist_row WHERE stage = 'closed' AND {column} = 'x' ORDER BY due, id LIMIT 50")
            .ReadAll(row => row.GetString(3)));

        plan.ShouldHaveSingleItem().ShouldContain($"USING INDEX {index}");
    }

    [Fact]
    public async Task Query_WordThatManyRowsHave_IsFoundAlongTheOrder()
    {
        var rows = Enumerable.Range(0, 8_000).Select(n => new WorklistRow
        {
            CaseId = Samples.NewCase(),
            CommitVersion = 1,
            Kind = CaseKind.Notification,
            Type = "DEATH",
            Stage = Stage.Triage,
            StageSince = Samples.Now,
            Assignee = n > 7_990 ? "the last ones" : null,
            LocationName = n % 10 == 0 ? "Evergreen Lodge" : "Evergreen House",
            ReceivedAt = Samples.Now.AddSeconds(n),
            OpenEffects = [],
            Generation = 1,
        }).ToList();
        await Worklist.UpsertAsync(rows, default);
        var query = new WorklistQuery { AsOf = Samples.Now, Sort = WorklistSort.Received, Take = 100 };

        var common = await Worklist.QueryAsync(query with { Text = "everg" }, default);
        var filtered = await Worklist.QueryAsync(query with { Text = "everg", Assignee = "the last ones" }, default);
        var rare = await Worklist.QueryAsync(query with { Text = "evergreen lodge" }, default);

        common.Items.Select(row => row.CaseId).ShouldBe(rows.Take(100).Select(row => row.CaseId));
        (common.Total, common.TotalIsAtLeast).ShouldBe((1_000, true));
        filtered.Items.Count.ShouldBe(9);
        filtered.Total.ShouldBe(9);
        rare.Items.Select(row => row.CaseId).ShouldBe(rows.Where(row => row.LocationName == "Evergreen Lodge").Take(100).Select(row => row.CaseId));
        (rare.Total, rare.TotalIsAtLeast).ShouldBe((800, false));
    }

    [Fact]
    public async Task Upsert_WithoutTheTextAndTheReporter_LeavesNoTraceOfThemInTheFiles()
    {
        using var temporary = new TemporaryFolder();
        var rows = Enumerable.Range(0, 60).Select(n => new WorklistRow
        {
            CaseId = Samples.NewCase(),
            CommitVersion = 1,
            Kind = CaseKind.Concern,
            Type = "public-concern",
            Stage = Stage.Closed,
            StageSince = Samples.Now,
            ReceivedAt = Samples.Now.AddSeconds(n),
            OpenEffects = [],
            Generation = 1,
            SearchText = Letters + string.Concat(Enumerable.Range(0, n % 7 == 0 ? 400 : 20).Select(word => $" unmistakable{word}")),
            ReporterKeys = [$"unmistakable-key-{n}"],
        }).ToList();
        await using (var database = Database.Open(temporary.Folder, Durability.Full, new WorkGauge()))
        {
            var worklist = new SqliteWorklist(database);
            foreach (var version in Enumerable.Range(1, 4))
            {
                // Written again and again, as a case is, longer each time: rows move from page to page.
                await worklist.UpsertAsync([.. rows.Select(row => row with { CommitVersion = version, SearchText = $"{row.SearchText} {new string('x', 300 * version)}" })], default);
            }
        }

        Traces(temporary).ShouldBe(Sought);
        await using (var database = Database.Open(temporary.Folder, Durability.Full, new WorkGauge()))
        {
            await new SqliteWorklist(database).UpsertAsync([.. rows.Select(row => row with { CommitVersion = 5, SearchText = null, ReporterKeys = [] })], default);
        }

        Traces(temporary).ShouldBeEmpty();
    }

    [Fact]
    public async Task Open_FolderWithTheIndexOfBefore_FindsItsRowsInTheNewOne()
    {
        using var temporary = new TemporaryFolder();
        var row = OfLodge();
        await using var database = Database.Open(temporary.Folder, Durability.Full, new WorkGauge());
        await new SqliteWorklist(database).UpsertAsync([row], default);
        await database.WriteAsync(
            scope =>
            {
                scope.Prepare("DROP TABLE worklist_words").ExecuteNonQuery();
                scope.Prepare("CREATE VIRTUAL TABLE worklist_trigram USING fts5 (text, content = '', contentless_delete = 1)").ExecuteNonQuery();
            },
            default);

        var worklist = new SqliteWorklist(database);
        (await FoundAsync()).ShouldBe(1);
        await worklist.UpsertAsync([row with { CommitVersion = 2, LocationName = "Oak House" }], default);
        (await FoundAsync()).ShouldBe(0);

        async Task<int> FoundAsync() => (await worklist.QueryAsync(new WorklistQuery { AsOf = Samples.Now, Text = "evergreen" }, default)).Total;
    }

    [Fact]
    public async Task Open_FolderWithKeysOfReportersFromBefore_FindsTheirCases()
    {
        using var temporary = new TemporaryFolder();
        var (older, newer) = (OfLodge() with { ReporterKeys = ["key-1"] }, OfLodge() with { ReporterKeys = ["key-1", "key-2"], ReceivedAt = Samples.Now.AddHours(1) });
        await using var database = Database.Open(temporary.Folder, Durability.Full, new WorkGauge());
        await new SqliteWorklist(database).UpsertAsync([older, newer], default);
        await database.WriteAsync(
            scope =>
            {
                scope.Prepare("CREATE TABLE worklist_reporter (reporter_key TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (reporter_key, id)) STRICT, WITHOUT ROWID").ExecuteNonQuery();
                scope.Prepare("INSERT INTO worklist_reporter SELECT reporter_key, id FROM worklist_reporter_arrival").ExecuteNonQuery();
                scope.Prepare("DELETE FROM worklist_reporter_arrival").ExecuteNonQuery();
            },
            default);

        var found = await new SqliteWorklist(database).OfReporterAsync(["key-1"], ArrivalSpan.Ever, 5, default);

        found.Select(row => row.CaseId).ShouldBe([newer.CaseId, older.CaseId]);
    }

    private static WorklistRow OfLodge() => new()
    {
        CaseId = Samples.NewCase(),
        CommitVersion = 1,
        Kind = CaseKind.Notification,
        Type = "DEATH",
        Stage = Stage.Triage,
        StageSince = Samples.Now,
        LocationName = "Evergreen Lodge",
        ReceivedAt = Samples.Now,
        OpenEffects = [],
        Generation = 1,
    };

    /// <summary>The words that some file has; the worklist keeps those to search by in capitals.</summary>
    private static IReadOnlyList<string> Traces(TemporaryFolder temporary)
    {
        var files = Directory.EnumerateFiles(temporary.Folder.FullPath, "pipeline.db*").Select(File.ReadAllBytes).ToList();
        return [.. Sought.Where(word => files.Any(file => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0))];
    }
}
