using System.Globalization;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Publication;

namespace Pipeline.Contracts;

/// <summary>What every register tells to those who copy it: lists, providers, changes by time, and what imports found. Each test works in days of its own.</summary>
public abstract class RegisterListContract
{
    private static int days;

    private readonly DateTimeOffset _day = Samples.Now.AddDays(10 * Interlocked.Increment(ref days));

    private readonly string _provider = Samples.NewId("provider");

    protected abstract IRegister Register { get; }

    [Fact]
    public async Task Lists_PageByPage_GiveEverythingOnceInTheOrderOfTheIds()
    {
        await LoadAsync(_day, Place(), Place(), Place() with { ProviderId = Samples.NewId("provider") });

        var locations = await AllAsync(Register.ListLocationsAsync);
        var providers = await AllAsync(Register.ListProvidersAsync);

        locations.Select(location => location.LocationId).ShouldBe(locations.Select(location => location.LocationId).Order(StringComparer.Ordinal));
        locations.Count.ShouldBe(await Register.CountLocationsAsync(default));
        providers.Select(provider => provider.ProviderId).ShouldBe(providers.Select(provider => provider.ProviderId).Distinct().Order(StringComparer.Ordinal));
        providers.ShouldContain(new ListedProvider(_provider, "Provider Ltd"));
        (await Register.ListLocationsAsync(locations.Count, 10, default)).ShouldSatisfyAllConditions(
            page => page.Total.ShouldBe(locations.Count), page => page.Items.ShouldBeEmpty());
    }

    [Fact]
    public async Task Provider_OfLocations_HasTheirIdsInOrder()
    {
        var places = new[] { Place(), Place() };
        await LoadAsync(_day, [.. places.Select(place => place with { ProviderIdDerived = true })]);

        var provider = (await Register.FindProviderAsync(_provider, default)).ShouldNotBeNull();

        provider.ShouldSatisfyAllConditions(
            found => found.Name.ShouldBe("Provider Ltd"),
            found => found.Derived.ShouldBeTrue(),
            found => found.LocationIds.ShouldBe(places.Select(place => place.LocationId).Order(StringComparer.Ordinal)));
        (await Register.FindProviderAsync(Samples.NewId("provider"), default)).ShouldBeNull();
    }

    [Fact]
    public async Task Load_Again_SaysWhatItDidAndMarksOnlyWhatIsNew()
    {
        var (kept, renamed, added) = (Place(), Place(), Place());
        (await LoadAsync(_day, kept, renamed)).ShouldBe(new RegisterLoad(2, 0, 0));

        (await LoadAsync(_day.AddDays(1), kept, renamed with { Name = "Sunset House" })).ShouldBe(new RegisterLoad(0, 1, 1));
        (await LoadAsync(_day.AddDays(2), kept, added)).ShouldBe(new RegisterLoad(1, 0, 1));
        (await LoadAsync(_day.AddDays(3), kept, added)).ShouldBe(new RegisterLoad(0, 0, 2));

        (await ChangedAsync(OrganisationKind.Location, 0)).ShouldBe([kept.LocationId, renamed.LocationId], ignoreOrder: true);
        (await ChangedAsync(OrganisationKind.Location, 1)).ShouldBe([renamed.LocationId]);
        (await ChangedAsync(OrganisationKind.Location, 2)).ShouldBe([added.LocationId]);
        (await ChangedAsync(OrganisationKind.Location, 3)).ShouldBeEmpty();
        (await ChangedAsync(OrganisationKind.Provider, 0)).ShouldBe([_provider]);
        (await ChangedAsync(OrganisationKind.Provider, 1)).ShouldBeEmpty("a provider is its name and its locations");
        (await ChangedAsync(OrganisationKind.Provider, 2)).ShouldBe([_provider]);
    }

    [Fact]
    public async Task Load_LocationThatMoves_ChangesBothProviders()
    {
        var (place, heir) = (Place(), Samples.NewId("provider"));
        await LoadAsync(_day, place);

        await LoadAsync(_day.AddDays(1), place with { ProviderId = heir });

        (await ChangedAsync(OrganisationKind.Provider, 1)).ShouldBe([_provider, heir], ignoreOrder: true);
        (await Register.FindProviderAsync(_provider, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Changes_AtBothEndsOfTheWindow_AreExact()
    {
        var place = Place();
        await LoadAsync(_day, place);
        var tick = TimeSpan.FromTicks(1);

        (await BetweenAsync(_day, _day)).ShouldBe([place.LocationId]);
        (await BetweenAsync(_day - tick, _day)).ShouldBe([place.LocationId]);
        (await BetweenAsync(_day, _day + tick)).ShouldBe([place.LocationId]);
        (await BetweenAsync(_day - tick, _day - tick)).ShouldBeEmpty();
        (await BetweenAsync(_day + tick, _day + tick)).ShouldBeEmpty();
        (await BetweenAsync(_day.ToOffset(TimeSpan.FromHours(5)), _day)).ShouldBe([place.LocationId]);
    }

    [Fact]
    public async Task Changes_PageByPage_NameEachOnce()
    {
        var places = new[] { Place(), Place(), Place() };
        await LoadAsync(_day, places);
        await LoadAsync(_day.AddHours(1), [.. places.Select(place => place with { Name = "Sunset House" })]);

        var pages = new List<string>();
        for (var skip = 0; skip < 4; skip += 2)
        {
            var page = await Register.ListChangesAsync(OrganisationKind.Location, _day, _day.AddHours(1), skip, 2, default);
            page.Total.ShouldBe(3);
            pages.AddRange(page.Items);
        }

        pages.ShouldBe(places.Select(place => place.LocationId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Publish_ReportThatSaysSomethingElse_ChangesItsLocation()
    {
        var place = Place();
        await LoadAsync(_day.AddDays(-1), place);
        var report = Report(place);

        await Register.PublishAsync(report, _day, default);
        await Register.PublishAsync(report with { CommitVersion = 11 }, _day.AddDays(1), default);
        await Register.PublishAsync(report with { CommitVersion = 12, WithdrawnAt = _day, WithdrawnBecause = "wrong home" }, _day.AddDays(2), default);
        await Register.PublishAsync(report with { CommitVersion = 11 }, _day.AddDays(3), default);

        (await ChangedAsync(OrganisationKind.Location, 0)).ShouldBe([place.LocationId]);
        (await ChangedAsync(OrganisationKind.Location, 1)).ShouldBeEmpty("nothing that the public sees");
        (await ChangedAsync(OrganisationKind.Location, 2)).ShouldBe([place.LocationId]);
        (await ChangedAsync(OrganisationKind.Location, 3)).ShouldBeEmpty("computed from an older commit");
    }

    [Fact]
    public async Task Publish_AgainAfterTheReportsWereCleared_ChangesNothing()
    {
        var place = Place();
        await LoadAsync(_day.AddDays(-1), place);
        var report = Report(place);
        await Register.PublishAsync(report, _day, default);

        await Register.ClearReportsAsync(Samples.NewRebuild(), default);
        await Register.PublishAsync(report with { CommitVersion = 14 }, _day.AddDays(1), default);

        (await ChangedAsync(OrganisationKind.Location, 1)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Clear_AgainForOneRebuildOrForAnEarlierOne_KeepsWhatWasPublishedSince()
    {
        var (earlier, began) = (Samples.NewRebuild(), Samples.NewRebuild());
        var place = Place();
        await LoadAsync(_day, place);
        var report = Report(place);
        await Register.PublishAsync(report, _day, default);

        await Register.ClearReportsAsync(began, default);
        (await Register.FindReportAsync(report.ReportId, default)).ShouldBeNull();
        await Register.PublishAsync(report, _day, default);
        await Register.ClearReportsAsync(began, default);
        await Register.ClearReportsAsync(earlier, default);

        (await Register.FindReportAsync(report.ReportId, default)).ShouldNotBeNull();
        (await Register.FindLocationAsync(place.LocationId, default))!.Reports.ShouldHaveSingleItem();
        await Register.ClearReportsAsync(Samples.NewRebuild(), default);
        (await Register.FindLocationAsync(place.LocationId, default))!.Reports.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("other", "json")]
    [InlineData("html", "other")]
    public async Task Publish_OtherBytesUnderAPublishedEdition_IsRefusedAndNothingChanges(string html, string json)
    {
        var report = Report(Place());
        await Register.PublishAsync(report, _day, default);
        var altered = report with { CommitVersion = 20, HtmlSha256 = Samples.Hash(html), JsonSha256 = Samples.Hash(json) };

        var refused = await Should.ThrowAsync<PermanentFailureException>(() => Register.PublishAsync(altered, _day.AddDays(1), default));

        refused.Reason.ShouldBe("edition-altered");
        (await Register.FindReportAsync(report.ReportId, default)).ShouldNotBeNull().HtmlSha256.ShouldBe(report.HtmlSha256);
        (await ChangedAsync(OrganisationKind.Location, 1)).ShouldBeEmpty();
        await Register.PublishAsync(altered with { Edition = 2 }, _day.AddDays(2), default);
        (await Register.FindReportAsync(report.ReportId, default))!.Edition.ShouldBe(2);
    }

    [Fact]
    public async Task Find_OlderReportThatWasCorrectedLater_DoesNotComeIntoForceAgain()
    {
        var place = Place();
        await LoadAsync(_day, place);
        var older = Report(place) with { FirstPublishedAt = _day.AddDays(-300), PublishedAt = _day.AddDays(-300) };
        var newer = Report(place) with { Overall = Rating.Inadequate };
        await Register.PublishAsync(older, _day, default);
        await Register.PublishAsync(newer, _day, default);

        await Register.PublishAsync(older with { CommitVersion = 20, Edition = 2, PublishedAt = _day.AddDays(9) }, _day.AddDays(9), default);

        (await Register.FindLocationAsync(place.LocationId, default))!.Overall.ShouldBe(Rating.Inadequate);
    }

    [Fact]
    public async Task Find_RatingFromBeforeTheRegister_IsInForceUntilWePublish()
    {
        var earlier = new EarlierRecord { Current = new EarlierRating(Rating.Outstanding, [], new DateOnly(2019, 10, 31), "link") };
        var place = Place() with { LocalAuthority = Samples.NewId("authority"), Earlier = earlier };
        await LoadAsync(_day, place);

        (await Register.FindLocationAsync(place.LocationId, default))!.Overall.ShouldBe(Rating.Outstanding);
        (await SearchAsync(Rating.Outstanding)).ShouldHaveSingleItem();
        await Register.PublishAsync(Report(place), _day, default);
        (await SearchAsync(Rating.Outstanding)).ShouldBeEmpty();
        (await SearchAsync(Rating.Good)).ShouldHaveSingleItem();

        async Task<IReadOnlyList<RegisterEntry>> SearchAsync(Rating rating) =>
            (await Register.SearchAsync(new RegisterQuery { Rating = rating, LocalAuthority = place.LocalAuthority!.ToUpper(CultureInfo.InvariantCulture) }, default)).Items;
    }

    [Fact]
    public async Task Findings_OfALocation_AreThoseOfItsLastImport()
    {
        var (place, dropped) = (Place(), Samples.NewId("1"));
        RegisterFinding[] found = [Finding(place.LocationId, "a"), Finding(dropped, "b"), Finding(place.LocationId, "c"), Finding(null, "d")];

        await Register.LoadAsync(new RegisterContent([place], found), _day, default);

        (await Register.ReadFindingsAsync(place.LocationId, default)).ShouldBe([found[0], found[2]]);
        (await Register.ReadFindingsAsync(dropped, default)).ShouldBe([found[1]]);
        await LoadAsync(_day, place);
        (await Register.ReadFindingsAsync(place.LocationId, default)).ShouldBeEmpty();
        (await Register.ReadFindingsAsync(dropped, default)).ShouldBe([found[1]], "the second file did not name it");
    }

    private static RegisterFinding Finding(string? locationId, string text) =>
        new() { Code = FindingCodes.NoDate, Where = "line 2", Path = "lastInspection", LocationId = locationId, Text = text };

    private static async Task<IReadOnlyList<T>> AllAsync<T>(Func<int, int, CancellationToken, Task<RegisterList<T>>> list)
    {
        var all = new List<T>();
        RegisterList<T> page;
        do
        {
            page = await list(all.Count, 2, default);
            all.AddRange(page.Items);
        }
        while (page.Items.Count > 0);

        all.Count.ShouldBe(page.Total);
        return all;
    }

    private PublishedReport Report(Location place) => new()
    {
        ReportId = Samples.NewId("report"),
        CaseId = Samples.NewCase(),
        LocationId = place.LocationId,
        CommitVersion = 10,
        Edition = 1,
        FirstPublishedAt = _day,
        PublishedAt = _day,
        HtmlSha256 = Samples.Hash("html"),
        JsonSha256 = Samples.Hash("json"),
        Framework = "cqc-saf@2024-12",
        Overall = Rating.Good,
        KeyQuestions = [new PublishedRating("safe", Rating.Good)],
    };

    private Location Place() =>
        new() { LocationId = Samples.NewId("1"), Name = "Sunrise House", ProviderId = _provider, ProviderName = "Provider Ltd", Postcode = "AB1 2CD" };

    private Task<RegisterLoad> LoadAsync(DateTimeOffset at, params Location[] locations) =>
        Register.LoadAsync(new RegisterContent(locations, []), at, default);

    private async Task<IReadOnlyList<string>> BetweenAsync(DateTimeOffset from, DateTimeOffset to) =>
        (await Register.ListChangesAsync(OrganisationKind.Location, from, to, 0, 100, default)).Items;

    /// <summary>Changed on that day of the test.</summary>
    private async Task<IReadOnlyList<string>> ChangedAsync(OrganisationKind kind, int day) =>
        (await Register.ListChangesAsync(kind, _day.AddDays(day), _day.AddDays(day).AddHours(23), 0, 100, default)).Items;
}
