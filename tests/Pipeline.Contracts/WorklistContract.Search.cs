using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Triage;

namespace Pipeline.Contracts;

/// <summary>What is found by words and by reporter, and how pages hold while rows change.</summary>
public abstract partial class WorklistContract
{
    [Theory]
    [InlineData("staircase")]
    [InlineData("airca")]
    [InlineData("STAIRCASE fell")]
    [InlineData("fell, staircase!")]
    [InlineData("cafe renee")]
    [InlineData("CAFÉ")]
    [InlineData("cafe\u0301")]
    [InlineData("o'brien")]
    [InlineData("4b")]
    [InlineData("A")]
    [InlineData("fe")]
    public async Task Query_Text_FindsPartsOfWordsInNarrativesWhateverTheirCaseAndAccents(string text)
    {
        var row = Row() with { SearchText = "A person fell on the staircase of the Café Renée, opposite O'Brien House, room 4B." };
        await Upsert(row, Row() with { SearchText = "Nothing of the kind." });

        (await Find(Query() with { Text = text })).ShouldBe([row.CaseId]);
    }

    [Theory]
    [InlineData("ell")]
    [InlineData("el")]
    [InlineData("l")]
    public async Task Query_ShortText_IsFoundAnywhereFromThreeCharactersOnAndAtTheStartBelow(string text)
    {
        var inside = Row() with { SearchText = "well" };
        var atStart = Row() with { SearchText = "elm" };
        var alone = Row() with { SearchText = "flat l" };
        await Upsert(inside, atStart, alone);

        (await Find(Query() with { Text = text })).ShouldBe(text.Length switch { 3 => [inside.CaseId], 2 => [atStart.CaseId], _ => [alone.CaseId] });
    }

    [Theory]
    [InlineData("\"staircase\"")]
    [InlineData("staircase*")]
    [InlineData("(staircase")]
    [InlineData("-staircase")]
    [InlineData("^staircase")]
    [InlineData("staircase + fell")]
    [InlineData("'staircase'; --")]
    [InlineData("%staircase_")]
    [InlineData("text : staircase")]
    [InlineData("\u0000staircase\ud800")]
    public async Task Query_TextWithQuotesAndOperators_IsWordsAndNothingElse(string text)
    {
        var row = Row() with { SearchText = "The text: a person fell on the staircase." };
        await Upsert(row, Row());

        (await Find(Query() with { Text = text })).ShouldBe([row.CaseId]);
    }

    [Theory]
    [InlineData("staircase NOT fell")]
    [InlineData("staircase OR cellar")]
    [InlineData("NEAR(staircase fell)")]
    public async Task Query_TextWithOperatorWords_LooksForThoseWords(string text)
    {
        await Upsert(Row() with { SearchText = "A person fell on the staircase." });

        (await Find(Query() with { Text = text })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Query_TextOfManyAndLongWords_IsFound()
    {
        var words = string.Join(' ', Enumerable.Range(0, 40).Select(n => $"word{n:000}"));
        var row = Row() with { SearchText = $"{words} {new string('x', 5_000)}" };
        await Upsert(row);

        (await Find(Query() with { Text = words })).ShouldBe([row.CaseId]);
        (await Find(Query() with { Text = new string('x', 4_000) })).ShouldBe([row.CaseId]);
        (await Find(Query() with { Text = new string('x', 5_001) })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Query_TextThatARowLost_IsFoundNoMore()
    {
        var row = Row() with { SearchText = "staircase" };
        await Upsert(row);
        await Upsert(row with { CommitVersion = 2, SearchText = null });

        (await Find(Query() with { Text = "staircase" })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Rows_AsGivenBack_HoldNeitherTextNorKeys()
    {
        var location = Samples.NewId("1");
        var key = Samples.NewId("key");
        var row = Row() with { LocationId = location, SearchText = "staircase", ReporterKeys = [key] };
        await Upsert(row);

        List<WorklistRow> given =
        [
            (await Worklist.FindAsync(row.CaseId, default))!,
            .. (await Worklist.QueryAsync(Query(), default)).Items,
            .. await Worklist.AtLocationAsync(new LocationQuery { LocationId = location }, 5, default),
            .. await Worklist.OfReporterAsync([key], ArrivalSpan.Ever, 5, default),
        ];

        given.Count.ShouldBe(4);
        given.ShouldAllBe(found => found.SearchText == null && found.ReporterKeys.Count == 0);
    }

    [Theory]
    [InlineData(WorklistSort.Due, null)]
    [InlineData(WorklistSort.Received, null)]
    [InlineData(WorklistSort.Priority, null)]
    [InlineData(WorklistSort.Due, "staircase")]
    [InlineData(WorklistSort.Priority, "staircase")]
    public async Task Query_RowsComeGoAndMoveBetweenPages_EveryRowThatDidNotIsSeenOnce(WorklistSort sort, string? text)
    {
        var random = new Random(7);
        var rows = Enumerable.Range(0, 60).Select(n => Row() with
        {
            ReceivedAt = Samples.Now.AddHours(n % 7),
            Due = n % 5 == 0 ? null : Samples.Now.AddHours(n % 11),
            Priority = (Priority)(n % 4),
            SearchText = "staircase",
        }).ToArray();
        await Upsert(rows);
        var still = rows.Take(40).Select(row => row.CaseId).ToHashSet();

        var seen = new List<CaseId>();
        string? after = null;
        var version = 2;
        do
        {
            var page = await Worklist.QueryAsync(Query() with { Sort = sort, Take = 7, After = after, Text = text }, default);
            seen.AddRange(page.Items.Select(row => row.CaseId));
            after = page.Next;
            var moved = rows[40 + random.Next(20)];
            await Upsert(
                moved with { CommitVersion = version++, Due = Samples.Now.AddHours(random.Next(12)), Priority = (Priority)random.Next(4), Stage = random.Next(3) == 0 ? Stage.Closed : Stage.Triage },
                Row() with { ReceivedAt = Samples.Now.AddHours(random.Next(7)), Due = Samples.Now.AddHours(random.Next(11)), SearchText = "staircase" });
        }
        while (after is not null);

        seen.Where(still.Contains).ShouldBe(still, ignoreOrder: true);
    }
}
