using Pipeline.Azure.Cosmos.Registers;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Publication;
using Pipeline.Contracts;
using Pipeline.Contracts.Components;

namespace Pipeline.Azure.Tests.Cosmos.Registers;

/// <summary>A writer that dies between any two writes, and writers who meet there: whoever comes next leaves the register as if nothing had happened.</summary>
[Collection(nameof(CosmosEmulator))]
public sealed class RegisterFaultTests : IClassFixture<CosmosDatabase>
{
    private static readonly DateTimeOffset Before = Samples.Now;
    private static readonly DateTimeOffset Broken = Samples.Now.AddDays(1);
    private static readonly DateTimeOffset After = Samples.Now.AddDays(2);

    private readonly CosmosWire _wire;
    private readonly CosmosRegister _register;

    public RegisterFaultTests(CosmosDatabase database)
    {
        _wire = database.Wire;
        _register = new CosmosRegister(database.At(new PausesOver()), new MinutesApart());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Load_BrokenOffAtAnyWrite_IsWholeAfterTheNext(bool written) => WriteFaults.EachAsync(async n =>
    {
        var (old, moved, added) = Move();
        await LoadAsync(Before, old);
        RegisterFinding[] found = [Finding(moved.LocationId), Finding($"{added.LocationId}-dropped")];
        var content = new RegisterContent([moved, added], found);

        var died = await _wire.DiesAtAsync(n, written, token => _register.LoadAsync(content, Broken, token));
        await _register.LoadAsync(content, After, default);

        await ShouldBeListedAsync(moved);
        await ShouldBeListedAsync(added);
        (await _register.FindProviderAsync(old.ProviderId, default)).ShouldBeNull();
        (await FoundAsync(old.LocalAuthority!, "willow")).ShouldBeEmpty();
        (await _register.ReadFindingsAsync(moved.LocationId, default)).ShouldBe([found[0]]);
        (await _register.ReadFindingsAsync(found[1].LocationId!, default)).ShouldBe([found[1]]);
        new[] { moved.LocationId, added.LocationId }.ShouldBeSubsetOf(await ChangedAsync(OrganisationKind.Location));
        new[] { moved.ProviderId, old.ProviderId }.ShouldBeSubsetOf(await ChangedAsync(OrganisationKind.Provider));
        return died;
    });

    [Fact]
    public Task Load_OfWhatWasThereBeforeABrokenOne_PutsAllOfItBack() => WriteFaults.EachAsync(async n =>
    {
        var (old, moved, _) = Move();
        await LoadAsync(Before, old);

        var died = await _wire.DiesAtAsync(n, written: true, token => _register.LoadAsync(new RegisterContent([moved], []), Broken, token));
        await LoadAsync(After, old);

        await ShouldBeListedAsync(old);
        (await _register.FindProviderAsync(moved.ProviderId, default)).ShouldBeNull();
        (await FoundAsync(old.LocalAuthority!, "oak")).ShouldBeEmpty();
        return died;
    });

    [Fact]
    public async Task Load_WithoutRoomInTheMiddle_IsWholeAfterRepeating()
    {
        Location[] places = [.. Enumerable.Range(0, 7).Select(_ => Place())];
        _wire.HasRoomFor(writes: 9);
        await Should.ThrowAsync<StoreUnavailableException>(() => LoadAsync(Broken, places));
        _wire.Between = null;

        await LoadAsync(After, places);

        foreach (var place in places)
        {
            await ShouldBeListedAsync(place);
        }
    }

    [Fact]
    public Task Load_WhileAReportIsPublished_KeepsBoth() => WriteFaults.EachAsync(async n =>
    {
        var place = Place();
        await LoadAsync(Before, place);
        var renamed = place with { Name = "Oak Lodge" };

        var crossed = await _wire.CrossesAtAsync(n, () => LoadAsync(After, renamed), () => _register.PublishAsync(Report(place), After, default));

        await ShouldBeListedAsync(renamed);
        (await FoundAsync(place.LocalAuthority!, "oak", Rating.Good)).Count.ShouldBe(crossed ? 1 : 0);
        return crossed;
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Publish_BrokenOffAtAnyWrite_IsWholeAfterTheNext(bool written) => WriteFaults.EachAsync(async n =>
    {
        var (here, there) = (Place(), Place());
        await LoadAsync(Before, here, there);
        var first = Report(here);
        await _register.PublishAsync(first, Before, default);
        var second = first with { LocationId = there.LocationId, CommitVersion = 12, Edition = 2, Overall = Rating.Inadequate };

        var died = await _wire.DiesAtAsync(n, written, token => _register.PublishAsync(second, Broken, token));
        await _register.PublishAsync(second, After, default);

        await ShouldShowAsync(there, second);
        (await _register.FindLocationAsync(here.LocationId, default))!.Reports.ShouldBeEmpty();
        (await FoundAsync(here.LocalAuthority!, "willow", Rating.Good)).ShouldBeEmpty();
        new[] { here.LocationId, there.LocationId }.ShouldBeSubsetOf(await ChangedAsync(OrganisationKind.Location));
        return died;
    });

    [Fact]
    public Task Publish_BesideANewerCommit_NeverReplacesIt() => WriteFaults.EachAsync(async n =>
    {
        var (here, there) = (Place(), Place());
        await LoadAsync(Before, here, there);
        var older = Report(here);
        var newer = older with { LocationId = n % 2 == 0 ? here.LocationId : there.LocationId, CommitVersion = 11, Edition = 2, Overall = Rating.Outstanding };

        var crossed = await _wire.CrossesAtAsync(
            n, () => _register.PublishAsync(older, After, default), () => _register.PublishAsync(newer, After, default));
        if (crossed)
        {
            await ShouldShowAsync(n % 2 == 0 ? here : there, newer);
            (await FoundAsync(here.LocalAuthority!, "willow", Rating.Good)).ShouldBeEmpty();
        }
        return crossed;
    });

    [Fact]
    public Task Clear_BrokenOffAtAnyWrite_IsWholeAfterTheNext() => WriteFaults.EachAsync(async n =>
    {
        var place = Place();
        await LoadAsync(Before, place);
        var report = Report(place);
        await _register.PublishAsync(report, Before, default);

        var began = Samples.NewRebuild();
        var died = await _wire.DiesAtAsync(n, written: true, token => _register.ClearReportsAsync(began, token));
        await _register.ClearReportsAsync(began, default);

        (await _register.FindReportAsync(report.ReportId, default)).ShouldBeNull();
        (await _register.FindLocationAsync(place.LocationId, default))!.Reports.ShouldBeEmpty();
        (await FoundAsync(place.LocalAuthority!, "willow", Rating.Good)).ShouldBeEmpty();
        await _register.PublishAsync(report with { CommitVersion = 3 }, Before, default);
        await ShouldShowAsync(place, report);
        return died;
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Clear_OvertakenAtAnyWrite_KeepsWhatTheOvertakerPublished(bool handedOutTwice) => WriteFaults.EachAsync(async n =>
    {
        var place = Place();
        await LoadAsync(Before, place);
        var report = Report(place);
        await _register.PublishAsync(report, Before, default);
        var old = Samples.NewRebuild();
        var next = handedOutTwice ? old : Samples.NewRebuild();

        var crossed = await _wire.CrossesAtAsync(
            n,
            () => WriteFaults.EndsOvertakenAsync(() => _register.ClearReportsAsync(old, default)),
            async () =>
            {
                await _register.ClearReportsAsync(next, default);
                await _register.PublishAsync(report, After, default);
            });

        if (crossed)
        {
            await ShouldShowAsync(place, report);
        }

        return crossed;
    });

    private static (Location Old, Location Moved, Location Added) Move()
    {
        var old = Place();
        var moved = old with { Name = "Oak Lodge", ProviderId = Samples.NewId("provider") };
        return (old, moved, Place() with { ProviderId = moved.ProviderId });
    }

    private static Location Place() => new()
    {
        LocationId = Samples.NewId("1"),
        Name = "Willow Court",
        ProviderId = Samples.NewId("provider"),
        ProviderName = "Provider Ltd",
        LocalAuthority = Samples.NewId("authority"),
    };

    private static RegisterFinding Finding(string locationId) =>
        new() { Code = FindingCodes.NoDate, Where = "line 2", Path = "lastInspection", LocationId = locationId, Text = "no date" };

    private static PublishedReport Report(Location place) => new()
    {
        ReportId = Samples.NewId("report"),
        CaseId = Samples.NewCase(),
        LocationId = place.LocationId,
        CommitVersion = 10,
        Edition = 1,
        FirstPublishedAt = Before,
        PublishedAt = Before,
        HtmlSha256 = Samples.Hash("html"),
        JsonSha256 = Samples.Hash("json"),
        Framework = "cqc-saf@2024-12",
        Overall = Rating.Good,
        KeyQuestions = [],
    };

    private Task<RegisterLoad> LoadAsync(DateTimeOffset at, params Location[] locations) => _register.LoadAsync(new RegisterContent(locations, []), at, default);

    private async Task ShouldBeListedAsync(Location location)
    {
        (await _register.FindLocationAsync(location.LocationId, default)).ShouldNotBeNull().Location.Name.ShouldBe(location.Name);
        (await _register.FindProviderAsync(location.ProviderId, default)).ShouldNotBeNull().LocationIds.ShouldContain(location.LocationId);
        (await FoundAsync(location.LocalAuthority!, location.Name)).ShouldBe([location.LocationId]);
    }

    private async Task ShouldShowAsync(Location location, PublishedReport report)
    {
        (await _register.FindReportAsync(report.ReportId, default)).ShouldNotBeNull().Edition.ShouldBe(report.Edition);
        (await _register.FindLocationAsync(location.LocationId, default))!.Reports.ShouldHaveSingleItem().Edition.ShouldBe(report.Edition);
        (await FoundAsync(location.LocalAuthority!, "willow", report.Overall)).ShouldBe([location.LocationId]);
    }

    private async Task<IReadOnlyList<string>> FoundAsync(string authority, string text, Rating? rating = null) =>
        [.. (await _register.SearchAsync(new RegisterQuery { Text = text, LocalAuthority = authority, Rating = rating }, default)).Items.Select(entry => entry.Location.LocationId)];

    private async Task<IReadOnlyList<string>> ChangedAsync(OrganisationKind kind) =>
        (await _register.ListChangesAsync(kind, Broken, After, 0, 1_000, default)).Items;
}
