using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Triage;
using Pipeline.Contracts;
using Pipeline.Contracts.InMemory;
using Pipeline.Local.Bench.Counting;

namespace Pipeline.Local.Tests.Bench.Counting;

/// <summary>The rows of the worklist in infra/docs/cosmos.md: 13 a case, 17 its sums, 10 an entry, 13 for each time that the case is written again.</summary>
public sealed class CountingWorklistTests : IDisposable
{
    private static readonly WorklistRow First = new()
    {
        CaseId = CaseId.From([1, 2, 3, 4, 5, 6, 7]),
        CommitVersion = 2,
        Kind = CaseKind.Notification,
        Type = "serious-injury",
        Stage = Stage.Triage,
        StageSince = Samples.Now,
        ReceivedAt = Samples.Now,
        LocationId = "1-101647",
        ReporterKeys = ["key"],
        OpenEffects = [],
        Generation = 1,
    };

    private readonly CaseMeter _meter = new();
    private readonly CountingWorklist _worklist;

    public CountingWorklistTests() => _worklist = new CountingWorklist(new InMemoryWorklist(), _meter);

    public static TheoryData<string, WorklistRow, int, double> Changes => new()
    {
        { "nothing that is listed or counted", First with { Generation = 2 }, 1, 13 },
        { "an entry of its list", First with { Priority = Priority.P2 }, 3, 13 + 10 + 13 },
        { "entries and the sums", First with { Stage = Stage.Assessment }, 5, 13 + 17 + 10 + 10 + 13 },
        { "to another list", First with { Team = "north" }, 5, 13 + 10 + 10 + 13 + 13 },
        { "all entries of a commit that comes again", First with { CommitVersion = 1 }, 5, 13 + 10 + 10 + 10 + 13 },
    };

    public void Dispose() => _meter.Dispose();

    [Fact]
    public async Task Upsert_NewCase_CostsItsSumsAndEveryEntry()
    {
        await _worklist.UpsertAsync([First], default);

        _meter.Of(First.CaseId).ShouldBe(new Tally { Writes = 6, RequestUnits = 13 + 17 + 10 + 10 + 10 + 13 });
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Upsert_CaseThatIsThere_CostsWhatChanges(string what, WorklistRow next, int writes, double units)
    {
        await _worklist.UpsertAsync([First], default);
        var before = _meter.Of(First.CaseId);

        await _worklist.UpsertAsync([next with { CommitVersion = next.CommitVersion + 1 }], default);

        var after = _meter.Of(First.CaseId);
        (after.Writes - before.Writes).ShouldBe(writes, what);
        (after.RequestUnits - before.RequestUnits).ShouldBe(units, 0.001, what);
    }

    [Fact]
    public async Task Upsert_Narratives_CostByTheirSize()
    {
        await _worklist.UpsertAsync([First], default);
        var before = _meter.Of(First.CaseId).RequestUnits;

        await _worklist.UpsertAsync([First with { CommitVersion = 3, SearchText = new string('x', 10_000) }], default);

        (_meter.Of(First.CaseId).RequestUnits - before).ShouldBeGreaterThan(13 + 10 + 13 + 8);
    }

    [Fact]
    public async Task Upsert_OlderRow_CostsALook()
    {
        await _worklist.UpsertAsync([First], default);
        var before = _meter.Of(First.CaseId);

        await _worklist.UpsertAsync([First with { CommitVersion = 1, Stage = Stage.Received }], default);

        (_meter.Of(First.CaseId).RequestUnits - before.RequestUnits).ShouldBe(2, 0.001);
        _meter.Of(First.CaseId).Writes.ShouldBe(before.Writes);
    }
}
