using Pipeline.Casework.Oversight;

namespace Pipeline.Contracts;

/// <summary>What every log of the house keeps to.</summary>
public abstract class HouseLogContract
{
    private readonly string _kind = Samples.NewId("kinds/a");

    protected abstract IHouseLog Log { get; }

    [Fact]
    public async Task Add_Entry_IsFoundWholeUnderItsKindAndId()
    {
        var entry = Entry("2026-03-02/anna é*");

        (await Log.AddAsync(entry, default)).ShouldBeTrue();

        (await Log.FindAsync(_kind, entry.Id, default)).ShouldBe(entry);
        (await Log.FindAsync(_kind, "2026-03-02", default)).ShouldBeNull();
        (await Log.FindAsync(Samples.NewId("other"), entry.Id, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Add_SameIdAgain_ChangesNothing()
    {
        await Log.AddAsync(Entry("one"), default);

        (await Log.AddAsync(Entry("one") with { Content = "{}" }, default)).ShouldBeFalse();

        (await Log.FindAsync(_kind, "one", default)).ShouldBe(Entry("one"));
    }

    [Fact]
    public async Task ReadLatest_IsTheLastIdOfTheKindAndNoneBeforeTheFirst()
    {
        (await Log.ReadLatestAsync(_kind, default)).ShouldBeNull();
        foreach (var id in (string[])["2026-03-02", "2026-03-10", "2026-03-09"])
        {
            await Log.AddAsync(Entry(id), default);
        }

        await Log.AddAsync(Entry("9999") with { Kind = $"{_kind}/below" }, default);

        (await Log.ReadLatestAsync(_kind, default))!.Id.ShouldBe("2026-03-10");
    }

    [Fact]
    public async Task Read_Kind_IsWhatComesAfterInTheOrderOfIds()
    {
        (await Log.ReadAsync(_kind, string.Empty, default).ToListAsync()).ShouldBeEmpty();
        foreach (var id in (string[])["b", "a/1", "c", "B"])
        {
            await Log.AddAsync(Entry(id), default);
        }

        await Log.AddAsync(Entry("d") with { Kind = $"{_kind}/below" }, default);

        (await Log.ReadAsync(_kind, string.Empty, default).ToListAsync()).ShouldBe([Entry("B"), Entry("a/1"), Entry("b"), Entry("c")]);
        (await Log.ReadAsync(_kind, "a/1", default).Select(entry => entry.Id).ToListAsync()).ShouldBe(["b", "c"]);
    }

    private HouseEntry Entry(string id) => new(_kind, id, Samples.Now, """{"cases":3,"text":"Ärger ☂"}""");
}
