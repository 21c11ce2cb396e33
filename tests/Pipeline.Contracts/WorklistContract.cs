using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Casework.Triage;

namespace Pipeline.Contracts;

/// <summary>What every worklist keeps to. Each test works in a team of its own.</summary>
public abstract partial class WorklistContract
{
    private readonly string _team = Samples.NewId("team");

    protected abstract IWorklist Worklist { get; }

    [Fact]
    public async Task Upsert_Row_IsFoundWhole()
    {
        var row = Row() with
        {
            ActingRole = Role.Triage,
            Assignee = "anna",
            Priority = Priority.P2,
            LocationId = Samples.NewId("1"),
            LocationName = "Sunrise House",
            ProviderId = "1-9",
            ProviderReference = "INC-7",
            Due = Samples.Now.AddDays(2),
            HeldUntil = Samples.Now.AddDays(1),
            ReviewedAt = Samples.Now,
            LastActionAt = Samples.Now,
            TriagedAt = Samples.Now,
            FirstVisit = new DateOnly(2026, 2, 3),
            LastVisit = new DateOnly(2026, 2, 4),
            Owed = new Owed("tick:x", Samples.Now),
            StuckAt = Samples.Now.AddMinutes(15),
            DueIsProvisional = true,
            Told = [new CaseTold(TickKind.Escalate, Samples.Now, "manager-1")],
            DisposalDue = Samples.Now.AddYears(8),
        };

        await Upsert(row);

        var found = (await Worklist.FindAsync(row.CaseId, default)).ShouldNotBeNull();
        (found with { OpenEffects = row.OpenEffects, Told = row.Told }).ShouldBe(row);
        found.OpenEffects.ShouldBe(row.OpenEffects);
        found.Told.ShouldBe(row.Told);
        (await Worklist.FindAsync(Samples.NewCase(), default)).ShouldBeNull();
    }

    [Fact]
    public async Task Upsert_OlderCommit_IsSkippedSameOrNewerReplaces()
    {
        var row = Row() with { CommitVersion = 5, Assignee = "first" };
        await Upsert(row);

        await Upsert(row with { CommitVersion = 4, Assignee = "older" });
        (await Worklist.FindAsync(row.CaseId, default))!.Assignee.ShouldBe("first");
        await Upsert(row with { Assignee = "recomputed" });
        (await Worklist.FindAsync(row.CaseId, default))!.Assignee.ShouldBe("recomputed");
        await Upsert(row with { CommitVersion = 6, Assignee = "newer" });
        (await Worklist.FindAsync(row.CaseId, default))!.Assignee.ShouldBe("newer");
    }

    [Fact]
    public async Task Query_Filters_GiveExactlyWhatTheyName()
    {
        var triage = Row() with { Stage = Stage.Triage, ActingRole = Role.Triage, Priority = Priority.P1, Assignee = "anna" };
        var drafting = Row() with { Stage = Stage.Drafting, ActingRole = Role.Inspector, Priority = Priority.P3, Assignee = "ben" };
        var closed = Row() with { Stage = Stage.Closed, ClosedAt = Samples.Now };
        await Upsert(triage, drafting, closed);

        (await Find(Query())).ShouldBe([triage.CaseId, drafting.CaseId], ignoreOrder: true);
        (await Find(Query() with { Stage = Stage.Closed })).ShouldBe([closed.CaseId]);
        (await Find(Query() with { Stage = Stage.Triage })).ShouldBe([triage.CaseId]);
        (await Find(Query() with { ActingRole = Role.Inspector })).ShouldBe([drafting.CaseId]);
        (await Find(Query() with { Priority = Priority.P1 })).ShouldBe([triage.CaseId]);
        (await Find(Query() with { Assignee = "ben" })).ShouldBe([drafting.CaseId]);
        (await Find(Query() with { Assignee = "ben", Stage = Stage.Triage })).ShouldBeEmpty();
        (await Find(Query() with { Assignee = "anna", Stage = Stage.Triage, Priority = Priority.P1, ActingRole = Role.Triage, Text = "death" })).ShouldBe([triage.CaseId]);
        (await Find(Query() with { Team = Samples.NewId("team") })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Query_Late_IsDueBeforeNowAndNotHeld()
    {
        var late = Row() with { Due = Samples.Now.AddSeconds(-1) };
        var held = Row() with { Due = Samples.Now.AddSeconds(-1), HeldUntil = Samples.Now.AddDays(1) };
        var due = Row() with { Due = Samples.Now };
        var none = Row();
        await Upsert(late, held, due, none);

        (await Find(Query() with { Late = true })).ShouldBe([late.CaseId]);
        (await Find(Query() with { Late = false })).ShouldBe([held.CaseId, due.CaseId, none.CaseId], ignoreOrder: true);
    }

    [Fact]
    public async Task Query_Stuck_IsStuckAtBeforeNow()
    {
        var stuck = Row() with { StuckAt = Samples.Now.AddSeconds(-1) };
        var fine = Row() with { StuckAt = Samples.Now.AddSeconds(1) };
        var nothingOwed = Row();
        await Upsert(stuck, fine, nothingOwed);

        (await Find(Query() with { Stuck = true })).ShouldBe([stuck.CaseId]);
        (await Find(Query() with { Stuck = false })).ShouldBe([fine.CaseId, nothingOwed.CaseId], ignoreOrder: true);
    }

    [Theory]
    [InlineData("sunrise")]
    [InlineData("HOUSE Sunrise")]
    [InlineData("nris ous")]
    [InlineData("INC-2291")]
    [InlineData("serious-injury")]
    public async Task Query_Text_FindsRowsWithAllWords(string text)
    {
        var row = Row() with { Type = "SERIOUS-INJURY", LocationName = "Sunrise House", ProviderReference = "INC-2291" };
        await Upsert(row, Row() with { LocationName = "Oak Lodge" });

        (await Find(Query() with { Text = text })).ShouldBe([row.CaseId]);
        (await Find(Query() with { Text = text + " lodge" })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Query_Text_FindsTheReferenceInBothForms()
    {
        var row = Row();
        await Upsert(row, Row());

        (await Find(Query() with { Text = row.CaseId.Value })).ShouldBe([row.CaseId]);
        (await Find(Query() with { Text = row.CaseId.Reference })).ShouldBe([row.CaseId]);
    }

    [Fact]
    public async Task Query_Text_FollowsARenamedLocation()
    {
        var row = Row() with { LocationName = "Oldname" };
        await Upsert(row);
        await Upsert(row with { CommitVersion = 2, LocationName = "Newname" });

        (await Find(Query() with { Text = "oldname" })).ShouldBeEmpty();
        (await Find(Query() with { Text = "newname" })).ShouldBe([row.CaseId]);
    }

    [Theory]
    [InlineData(WorklistSort.Due)]
    [InlineData(WorklistSort.Received)]
    [InlineData(WorklistSort.Priority)]
    public async Task Query_Sorted_PagesGiveEveryRowOnceInOrder(WorklistSort sort)
    {
        var rows = Enumerable.Range(0, 23).Select(n => Row() with
        {
            ReceivedAt = Samples.Now.AddHours(-(n % 5)),
            Due = n % 4 == 0 ? null : Samples.Now.AddDays(n % 3),
            Priority = n % 6 == 0 ? null : (Priority)(n % 4),
        }).ToArray();
        await Upsert(rows);

        var seen = new List<WorklistRow>();
        string? after = null;
        do
        {
            var page = await Worklist.QueryAsync(Query() with { Sort = sort, Take = 5, After = after }, default);
            page.Items.Count.ShouldBeLessThanOrEqualTo(5);
            page.Total.ShouldBe(23);
            page.TotalIsAtLeast.ShouldBeFalse();
            seen.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);

        seen.Select(row => row.CaseId).ShouldBe(rows.Select(row => row.CaseId), ignoreOrder: true);
        seen.Select(row => KeyOf(sort, row)).ShouldBeInOrder();
    }

    [Fact]
    public async Task Query_RowsChangeBetweenPages_NoneOfTheRestIsLost()
    {
        var rows = Enumerable.Range(0, 10).Select(n => Row() with { ReceivedAt = Samples.Now.AddHours(n) }).ToArray();
        await Upsert(rows);
        var first = await Worklist.QueryAsync(Query() with { Sort = WorklistSort.Received, Take = 4 }, default);

        await Upsert(rows[3] with { CommitVersion = 9, Stage = Stage.Closed });
        await Upsert(Row() with { ReceivedAt = Samples.Now.AddHours(-1) });
        var second = await Worklist.QueryAsync(Query() with { Sort = WorklistSort.Received, Take = 10, After = first.Next }, default);

        second.Items.Select(row => row.CaseId).ShouldBe(rows.Skip(4).Select(row => row.CaseId));
        second.Next.ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("AAAA")]
    public async Task Query_ForeignCursor_IsRefused(string after) =>
        await Should.ThrowAsync<FormatException>(() => Worklist.QueryAsync(Query() with { After = after }, default));

    [Fact]
    public async Task ReadAll_GivesEveryRow()
    {
        var rows = Enumerable.Range(0, 7).Select(_ => Row()).ToArray();
        await Upsert(rows);

        var found = new List<CaseId>();
        await foreach (var row in Worklist.ReadAllAsync(default))
        {
            if (row.Team == _team)
            {
                found.Add(row.CaseId);
            }
        }

        found.ShouldBe(rows.Select(row => row.CaseId), ignoreOrder: true);
    }

    private static long KeyOf(WorklistSort sort, WorklistRow row)
    {
        var due = row.Due?.UtcTicks ?? long.MaxValue;
        return sort switch
        {
            WorklistSort.Received => row.ReceivedAt.UtcTicks,
            WorklistSort.Priority => ((long)(row.Priority is { } priority ? (int)priority : 4) << 40) + (row.Due is null ? 1L << 39 : (row.Due.Value - Samples.Now).Ticks / 10_000_000),
            _ => due,
        };
    }

    private WorklistRow Row() => new()
    {
        CaseId = Samples.NewCase(),
        CommitVersion = 1,
        Kind = CaseKind.Notification,
        Type = "DEATH",
        Stage = Stage.Triage,
        StageSince = Samples.Now,
        Team = _team,
        ReceivedAt = Samples.Now,
        OpenEffects = ["send-draft"],
        Generation = 1,
    };

    private WorklistQuery Query() => new() { AsOf = Samples.Now, Team = _team };

    private Task Upsert(params WorklistRow[] rows) => Worklist.UpsertAsync(rows, default);

    private async Task<IReadOnlyList<CaseId>> Find(WorklistQuery query) =>
        [.. (await Worklist.QueryAsync(query, default)).Items.Select(row => row.CaseId)];
}
