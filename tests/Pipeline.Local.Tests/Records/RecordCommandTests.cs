using System.IO.Compression;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Pipeline.Casework.Cases;
using Pipeline.Local.Tests.Demo;

namespace Pipeline.Local.Tests.Records;

[Collection(DemoCollection.Name)]
public sealed class RecordCommandTests(DemoFolder demo)
{
    private const string NoCase = "7QK39MZ2XA4";

    [Fact]
    public async Task Show_Case_HasEachStepWithWhoAndWhy()
    {
        var run = await Run.Of("show", demo.PublishedCase, "--data", demo.Folder.Data);

        run.Exit.ShouldBe(0);
        run.OutLines.ShouldContain(line => line.Contains("complete-assessment", StringComparison.Ordinal) && line.Contains("(inspector)", StringComparison.Ordinal));
        run.OutLines.ShouldContain(line => line.StartsWith("report", StringComparison.Ordinal) && line.Contains("/api/register/reports/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Show_Json_IsOneObjectAndNothingElse()
    {
        var run = await Run.Of("show", demo.PublishedCase, "--data", demo.Folder.Data, "--json");

        run.Exit.ShouldBe(0);
        var shown = JsonElement.Parse(run.Out);
        shown.GetProperty("caseId").GetString().ShouldBe(demo.PublishedCase);
        shown.GetProperty("case").GetProperty("stage").GetString().ShouldBe("closed");
        shown.GetProperty("case").GetProperty("publication").GetProperty("reportUrl").GetString()!.ShouldStartWith("/api/register/reports/");
        shown.GetProperty("timeline").EnumerateArray().ShouldContain(step => step.GetProperty("what").GetString() == "sign-off");
    }

    [Theory]
    [InlineData("show", NoCase)]
    [InlineData("show", "nonsense")]
    [InlineData("export", NoCase, "--out", "never.zip")]
    public async Task Command_UnknownCase_EndsWithFour(params string[] arguments)
    {
        var run = await Run.Of([.. arguments, "--data", demo.Folder.Data]);

        run.Exit.ShouldBe(4);
        run.ErrorLines.ShouldHaveSingleItem().ShouldContain($"There is no case {arguments[1]} in this folder");
        run.Out.ShouldBeEmpty();
    }

    [Fact]
    public async Task Export_Case_WritesRecordDocumentsReportAndTimeline()
    {
        var file = demo.Folder.Path("case.zip");

        var run = await Run.Of("export", demo.PublishedCase, "--out", file, "--data", demo.Folder.Data);

        run.Exit.ShouldBe(0);
        using var zip = ZipFile.OpenRead(file);
        var names = zip.Entries.Select(entry => entry.FullName).ToList();
        names.ShouldContain("commits.json");
        names.ShouldContain("timeline.json");
        names.ShouldContain("report.html");
        names.ShouldContain(name => name.StartsWith("documents/", StringComparison.Ordinal));
        Directory.EnumerateFiles(Path.GetDirectoryName(file)!, "*.unfinished").ShouldBeEmpty();
    }

    [Fact]
    public async Task Export_FolderThatIsNotThere_LeavesNothingBehind()
    {
        var run = await Run.Of("export", demo.PublishedCase, "--out", demo.Folder.Path("nowhere/case.zip"), "--data", demo.Folder.Data);

        run.Exit.ShouldBe(2);
        run.ErrorLines.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Verify_UntouchedFolder_IsIntact()
    {
        var run = await Run.Of("verify", "--data", demo.Folder.Data, "--json");

        run.Exit.ShouldBe(0);
        var report = JsonElement.Parse(run.Out);
        report.GetProperty("intact").GetBoolean().ShouldBeTrue();
        report.GetProperty("cases").GetInt32().ShouldBe(DemoFolder.Cases + 1);
        report.GetProperty("checkpoints").GetInt32().ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task Verify_ChangedCommit_EndsWithFiveAndNamesIt()
    {
        using var spoilt = demo.Folder.CopyData();
        await ExecuteAsync(spoilt, $"UPDATE case_commit SET payload = replace(payload, '2026', '2025') WHERE case_id = '{demo.PublishedCase}' AND version = 3");

        var run = await Run.Of("verify", "--data", spoilt.Data);

        run.Exit.ShouldBe(5);
        run.ErrorLines.ShouldHaveSingleItem().ShouldContain("commit 3: its payload is not what was committed");
    }

    [Fact]
    public async Task Verify_LostCase_EndsWithFiveBecauseTheCheckpointKnowsIt()
    {
        using var spoilt = demo.Folder.CopyData();
        await ExecuteAsync(spoilt, $"DELETE FROM case_commit WHERE case_id = '{demo.PublishedCase}'; DELETE FROM case_head WHERE case_id = '{demo.PublishedCase}'");

        var run = await Run.Of("verify", "--data", spoilt.Data, "--json");

        run.Exit.ShouldBe(5);
        JsonElement.Parse(run.Out).GetProperty("broken")[0].GetProperty("what").GetString().ShouldBe("the case is gone");
    }

    [Fact]
    public async Task Verify_ChangedDocument_EndsWithFive()
    {
        using var spoilt = demo.Folder.CopyData();
        var document = Directory.EnumerateFiles(Path.Combine(spoilt.Data, "documents", "register", demo.PublishedCase)).First();
        await File.AppendAllTextAsync(document, " ");

        var run = await Run.Of("verify", "--data", spoilt.Data);

        run.Exit.ShouldBe(5);
        run.ErrorLines.ShouldHaveSingleItem().ShouldContain("is not what was stored");
    }

    [Fact]
    public async Task Rebuild_BrokenRecord_EndsWithFiveNamesItAndRebuildsTheOthers()
    {
        using var spoilt = demo.Folder.CopyData();
        await ExecuteAsync(spoilt, $"UPDATE case_commit SET payload = 'no commit' WHERE case_id = '{demo.PublishedCase}'; DELETE FROM case_snapshot");

        var run = await Run.Of("rebuild", "--data", spoilt.Data);

        run.Exit.ShouldBe(5);
        run.OutLines.ShouldContain($"rebuilt worklist and register from {DemoFolder.Cases} cases");
        run.ErrorLines.ShouldContain(line => line.StartsWith("left out", StringComparison.Ordinal) && line.Contains(CaseId.Parse(demo.PublishedCase).Reference, StringComparison.Ordinal));
    }

    private static async Task ExecuteAsync(TemporaryFolder folder, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Data, "pipeline.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        (await command.ExecuteNonQueryAsync()).ShouldBeGreaterThan(0);
    }
}
