using Pipeline.Casework.Audit;

namespace Pipeline.Contracts;

/// <summary>What every audit log keeps to.</summary>
public abstract class AuditLogContract
{
    private readonly string _actor = Samples.NewId("actor");

    protected abstract IAuditLog Log { get; }

    [Fact]
    public async Task Write_Entry_IsReadBackWhole()
    {
        var full = Entry("reporter") with { Role = "triage", CaseId = Samples.NewCase(), LocationId = Samples.NewId("1"), Purpose = "safeguarding" };
        var bare = Entry("worklist");
        await Log.WriteAsync(full, default);
        await Log.WriteAsync(bare, default);

        (await Log.ReadAsync(new AuditQuery { Actor = _actor }, default)).Items.ShouldBe([full, bare]);
    }

    [Fact]
    public async Task Read_ByCaseAndLocation_GivesOnlyTheirs()
    {
        var (one, other) = (Entry("case") with { CaseId = Samples.NewCase() }, Entry("case") with { CaseId = Samples.NewCase() });
        var place = Entry("location") with { LocationId = Samples.NewId("1") };
        foreach (var entry in new[] { one, other, place })
        {
            await Log.WriteAsync(entry, default);
        }

        (await Log.ReadAsync(new AuditQuery { CaseId = one.CaseId }, default)).Items.ShouldBe([one]);
        (await Log.ReadAsync(new AuditQuery { LocationId = place.LocationId }, default)).Items.ShouldBe([place]);
        (await Log.ReadAsync(new AuditQuery { CaseId = one.CaseId, Actor = "somebody else" }, default)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Read_ByTime_IncludesTheStartAndExcludesTheEnd()
    {
        for (var hour = 0; hour < 4; hour++)
        {
            await Log.WriteAsync(Entry("case") with { At = Samples.Now.AddHours(hour) }, default);
        }

        var found = await Log.ReadAsync(new AuditQuery { Actor = _actor, From = Samples.Now.AddHours(1), To = Samples.Now.AddHours(3) }, default);

        found.Items.Select(entry => entry.At).ShouldBe([Samples.Now.AddHours(1), Samples.Now.AddHours(2)]);
    }

    [Fact]
    public async Task Read_PageByPage_GivesEveryEntryOnceInOrder()
    {
        for (var n = 0; n < 7; n++)
        {
            await Log.WriteAsync(Entry($"what-{n}"), default);
        }

        var seen = new List<string>();
        for (long? after = 0; after is not null;)
        {
            var page = await Log.ReadAsync(new AuditQuery { Actor = _actor, Take = 3, After = after.Value }, default);
            page.Items.Count.ShouldBeLessThanOrEqualTo(3);
            seen.AddRange(page.Items.Select(entry => entry.What));
            after = page.Next;
        }

        seen.ShouldBe(["what-0", "what-1", "what-2", "what-3", "what-4", "what-5", "what-6"]);
    }

    private AuditEntry Entry(string what) => new() { At = Samples.Now, Actor = _actor, What = what };
}
