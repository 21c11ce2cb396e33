using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Oversight.Mornings;
using Pipeline.Local.Mornings;
using Pipeline.Local.Tests.Demo;

namespace Pipeline.Local.Tests.Mornings;

[Collection(DemoCollection.Name)]
public sealed class TodayCommandTests(DemoFolder demo)
{
    [Fact]
    public async Task Today_FolderWithoutAServer_SaysWhatItKnowsAndWhatNobodyWasAsked()
    {
        (await Run.Of("verify", "--data", demo.Folder.Data)).Exit.ShouldBe(0);

        var run = await Run.Of("today", "--data", demo.Folder.Data);

        run.Exit.ShouldBe(run.Out.Contains("Nothing needs a hand.", StringComparison.Ordinal) ? 0 : 1);
        run.Error.ShouldBeEmpty();
        run.Out.ShouldSatisfyAllConditions(
            text => text.ShouldContain("Arrivals since"),
            text => text.ShouldContain("Processes: not asked"),
            text => text.ShouldContain("Last verify of the whole record: 2", customMessage: "the year it ran in"),
            text => text.ShouldContain(", intact"),
            text => text.ShouldContain("Last comparison with a checkpoint: "),
            text => text.ShouldContain("Calendar: bank holidays are known until 2027-12-31"));
    }

    [Fact]
    public async Task Today_Json_IsTheSamePageAsOneObject()
    {
        var run = await Run.Of("today", "--data", demo.Folder.Data, "--json");

        var page = JsonSerializer.Deserialize<MorningPage>(run.Out, CaseJson.Options)!;
        run.Exit.ShouldBe(page.NeedsAHand.Count == 0 ? 0 : 1);
        page.ProcessesUnknown.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("There is no data", "--data", "nowhere")]
    [InlineData("exclude each other", "--data", "x", "--url", "http://127.0.0.1:1")]
    [InlineData("does not answer", "--url", "http://127.0.0.1:1")]
    [InlineData("must be an address", "--url", "nonsense")]
    public async Task Today_NothingToRead_IsOneLineAndTwo(string fault, params string[] arguments)
    {
        var run = await Run.Of(["today", .. arguments]);

        run.Exit.ShouldBe(2);
        run.ErrorLines.ShouldHaveSingleItem().ShouldContain(fault);
        run.Out.ShouldBeEmpty();
    }

    [Fact]
    public void Text_StuckAndDeadLetters_GiveACommandThatCanBeTyped()
    {
        var caseId = CaseId.From("12345678"u8);
        var page = new MorningPage
        {
            AsOf = new DateTimeOffset(2026, 2, 2, 9, 0, 0, TimeSpan.Zero),
            Day = new DateOnly(2026, 2, 2),
            NextWorkingDay = new DateOnly(2026, 2, 3),
            NeedsAHand = ["3 stuck", "1 dead letters"],
            Arrivals = new MorningArrivals(new DateTimeOffset(2026, 1, 30, 0, 0, 0, TimeSpan.Zero), 12),
            UnreviewedP1 = new MorningCases(0, []),
            Late = new MorningCases(0, []),
            LateByStage = new Dictionary<string, int>(),
            Stuck = new MorningStuck(3, [Stuck(StuckCode.Behind), Stuck(StuckCode.NobodyCanAct), Stuck(StuckCode.RecordBroken)]),
            StuckByCode = new Dictionary<string, int> { ["behind"] = 1 },
            DeadLetters = new MorningDeadLetters(
                1, [new MorningDeadLetter { Queue = "notices", SequenceNumber = 7, Reason = "unreadable", EnqueuedAt = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero) }], false),
            StoppedImports = [new MorningImport("0123456789A-abc", new DateTimeOffset(2026, 2, 1, 8, 30, 0, TimeSpan.Zero), 500, "Terminated")],
            HoldsEndingToday = [],
            HoldsEndingNext = [],
            Away = [],
            Calendar = new MorningCalendar(new DateOnly(2027, 12, 31), 697, false, 0),
            Verifications = new MorningVerifications(null, null),
        };

        var lines = new MorningText("http://127.0.0.1:7071").Lines(page).ToList();

        lines.ShouldContain("Needs a hand: 3 stuck; 1 dead letters.");
        lines.ShouldContain($"      curl -X POST http://127.0.0.1:7071/api/operations/cases/{caseId}/release -H 'Authorization: Development operations-1 roles=operations' -H 'Content-Type: application/json' -d '{{}}'");
        lines.ShouldContain(line => line.Contains("/decisions/assign", StringComparison.Ordinal) && line.Contains("""-d '{"to":"USER"}'""", StringComparison.Ordinal));
        lines.ShouldContain(line => line.TrimStart().StartsWith("pipeline verify", StringComparison.Ordinal));
        lines.ShouldContain(line => line.Contains("/api/operations/dead-letters/notices/7/replay", StringComparison.Ordinal));
        lines.ShouldContain("  0123456789A-abc  500 lines, accepted 2026-02-01 08:30 UTC, process: Terminated");
        lines.ShouldContain("Last verify of the whole record: never: run pipeline verify");

        StuckCase Stuck(StuckCode code) => new() { CaseId = caseId, Code = code, Since = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), Generation = 1 };
    }
}
