using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Contracts;

/// <summary>The cases of a place and of a reporter.</summary>
public abstract partial class WorklistContract
{
    private readonly string _location = Samples.NewId("1");

    [Fact]
    public async Task AtLocation_GivesOpenAndClosedOfThePlaceNewestFirst()
    {
        var older = AtPlace(-2) with { Stage = Stage.Closed };
        var newer = AtPlace(-1);
        var before = AtPlace(-9);
        await Upsert(older, newer, before, Row(), AtPlace(-1) with { LocationId = Samples.NewId("1") });

        (await AtLocation(new LocationQuery { LocationId = _location }, 5)).ShouldBe([newer.CaseId, older.CaseId, before.CaseId]);
        (await AtLocation(new LocationQuery { LocationId = _location }, 2)).ShouldBe([newer.CaseId, older.CaseId]);
        (await AtLocation(new LocationQuery { LocationId = _location, Span = new ArrivalSpan(older.ReceivedAt) }, 5)).ShouldBe([newer.CaseId, older.CaseId]);
        (await AtLocation(new LocationQuery { LocationId = Samples.NewId("1") }, 5)).ShouldBeEmpty();
    }

    [Fact]
    public async Task AtLocation_BeforeAnArrival_LeavesItOutAndOrdersTheSameInstantById()
    {
        var twins = Enumerable.Range(0, 4).Select(_ => AtPlace(-1)).OrderBy(row => row.CaseId.Value, StringComparer.Ordinal).ToList();
        var later = AtPlace(0);
        await Upsert([.. twins, later]);

        var query = new LocationQuery { LocationId = _location, Span = new ArrivalSpan(twins[0].ReceivedAt, Arrival.Of(twins[2])) };

        (await AtLocation(query, 5)).ShouldBe([twins[1].CaseId, twins[0].CaseId]);
        (await Worklist.CountAtLocationAsync(query, default)).ShouldBe(2);
    }

    [Fact]
    public async Task AtLocation_ByTypeReferenceAndStage_GivesWhatHasAllOfThem()
    {
        var whole = AtPlace(-3) with { Type = "DEATH", ProviderReference = "INC-7", Stage = Stage.Assessment };
        var otherType = AtPlace(-2) with { Type = "POLICE", ProviderReference = "INC-7", Stage = Stage.Assessment };
        var otherReference = AtPlace(-1) with { Type = "DEATH", ProviderReference = "INC-8", Stage = Stage.Closed };
        var noReference = AtPlace(0) with { Type = "DEATH", ProviderReference = null };
        await Upsert(whole, otherType, otherReference, noReference);
        var all = new LocationQuery { LocationId = _location };

        (await AtLocation(all with { Type = "DEATH" }, 5)).ShouldBe([noReference.CaseId, otherReference.CaseId, whole.CaseId]);
        (await AtLocation(all with { ProviderReference = "INC-7" }, 5)).ShouldBe([otherType.CaseId, whole.CaseId]);
        (await AtLocation(all with { Type = "DEATH", ProviderReference = "INC-7" }, 5)).ShouldBe([whole.CaseId]);
        (await AtLocation(all with { Stages = [Stage.Assessment, Stage.SignOff] }, 5)).ShouldBe([otherType.CaseId, whole.CaseId]);
        (await AtLocation(all with { Type = "DEATH", Stages = [Stage.Closed] }, 5)).ShouldBe([otherReference.CaseId]);
        (await AtLocation(all with { Stages = [] }, 5)).ShouldBeEmpty();
    }

    [Fact]
    public async Task CountAtLocation_CountsAllThatTheQueryAdmits()
    {
        await Upsert([.. Enumerable.Range(0, 12).Select(n => AtPlace(-n) with { Type = n % 3 == 0 ? "DEATH" : "POLICE", Stage = n % 2 == 0 ? Stage.Closed : Stage.Triage })]);
        var all = new LocationQuery { LocationId = _location };

        (await Worklist.CountAtLocationAsync(all, default)).ShouldBe(12);
        (await Worklist.CountAtLocationAsync(all with { Span = new ArrivalSpan(Samples.Now.AddDays(-4)) }, default)).ShouldBe(5);
        (await Worklist.CountAtLocationAsync(all with { Type = "DEATH" }, default)).ShouldBe(4);
        (await Worklist.CountAtLocationAsync(all with { Stages = [Stage.Closed] }, default)).ShouldBe(6);
        (await Worklist.CountAtLocationAsync(new LocationQuery { LocationId = Samples.NewId("1") }, default)).ShouldBe(0);
    }

    [Fact]
    public async Task AtLocation_OfARowThatChanged_FollowsTheRow()
    {
        var row = AtPlace(-1) with { Type = "DEATH", ProviderReference = "INC-7" };
        var elsewhere = Samples.NewId("1");
        await Upsert(row);

        await Upsert(row with { CommitVersion = 2, LocationId = elsewhere, Stage = Stage.Closed });

        (await Worklist.CountAtLocationAsync(new LocationQuery { LocationId = _location }, default)).ShouldBe(0);
        (await AtLocation(new LocationQuery { LocationId = _location, Type = "DEATH", ProviderReference = "INC-7" }, 5)).ShouldBeEmpty();
        (await AtLocation(new LocationQuery { LocationId = elsewhere, Type = "DEATH", ProviderReference = "INC-7" }, 5)).ShouldBe([row.CaseId]);
        (await AtLocation(new LocationQuery { LocationId = elsewhere, Stages = [Stage.Closed] }, 5)).ShouldBe([row.CaseId]);
    }

    [Fact]
    public async Task OfReporter_GivesOpenAndClosedWithAnyOfTheKeysNewestFirst()
    {
        var (email, phone) = (Samples.NewId("key"), Samples.NewId("key"));
        var byEmail = AtPlace(-2) with { ReporterKeys = [email], Stage = Stage.Closed };
        var byBoth = AtPlace(-1) with { ReporterKeys = [phone, email] };
        var before = AtPlace(-9) with { ReporterKeys = [email] };
        var changed = AtPlace(0) with { ReporterKeys = [phone] };
        await Upsert(byEmail, byBoth, before, changed, Row());
        await Upsert(changed with { CommitVersion = 2, ReporterKeys = [] });

        (await OfReporter([email, phone], ArrivalSpan.Ever, 5)).ShouldBe([byBoth.CaseId, byEmail.CaseId, before.CaseId]);
        (await OfReporter([email, phone], ArrivalSpan.Ever, 2)).ShouldBe([byBoth.CaseId, byEmail.CaseId]);
        (await OfReporter([email, phone], new ArrivalSpan(byEmail.ReceivedAt), 5)).ShouldBe([byBoth.CaseId, byEmail.CaseId]);
        (await OfReporter([phone, email], new ArrivalSpan(byEmail.ReceivedAt, Arrival.Of(byBoth)), 5)).ShouldBe([byEmail.CaseId]);
        (await OfReporter([], ArrivalSpan.Ever, 5)).ShouldBeEmpty();
    }

    private WorklistRow AtPlace(int day) => Row() with { LocationId = _location, ReceivedAt = Samples.Now.AddDays(day) };

    private async Task<IEnumerable<CaseId>> AtLocation(LocationQuery query, int take) =>
        (await Worklist.AtLocationAsync(query, take, default)).Select(row => row.CaseId);

    private async Task<IEnumerable<CaseId>> OfReporter(IReadOnlyCollection<string> keys, ArrivalSpan span, int take) =>
        (await Worklist.OfReporterAsync(keys, span, take, default)).Select(row => row.CaseId);
}
