using Pipeline.Casework.Assessment;
using Pipeline.Casework.Publication;

namespace Pipeline.Contracts;

/// <summary>What every register keeps to. Each test works in a local authority of its own.</summary>
public abstract class RegisterContract
{
    private readonly string _authority = Samples.NewId("authority");

    protected abstract IRegister Register { get; }

    [Fact]
    public async Task Load_Location_IsFoundWholeAndReplacedById()
    {
        var location = Place("Sunrise House") with { Address = "1 High Street", Postcode = "AB1 2CD", Longitude = -2.25, Latitude = 53.5, LastInspection = new DateOnly(2025, 1, 2) };
        await LoadAsync(location);
        var count = await Register.CountLocationsAsync(default);

        var found = (await Register.FindLocationAsync(location.LocationId, default)).ShouldNotBeNull();
        (found.Location with { ServiceTypes = location.ServiceTypes }).ShouldBe(location);
        found.Location.ServiceTypes.ShouldBe(location.ServiceTypes);
        found.Reports.ShouldBeEmpty();

        await LoadAsync(location with { Name = "Sunset House" });
        (await Register.FindLocationAsync(location.LocationId, default))!.Location.Name.ShouldBe("Sunset House");
        (await Register.CountLocationsAsync(default)).ShouldBe(count);
        (await Register.FindLocationAsync(Samples.NewId("1"), default)).ShouldBeNull();
    }

    [Fact]
    public async Task Search_PageByPage_GivesEveryLocationOnceByName()
    {
        var names = new[] { "Willow Court", "Abbey", "Oak Lodge", "Oak Lodge", "Maple" };
        await LoadAsync([.. names.Select(Place)]);

        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = await Register.SearchAsync(new RegisterQuery { LocalAuthority = _authority, Take = 2, After = after }, default);
            seen.AddRange(page.Items.Select(entry => entry.Location.Name));
            after = page.Next;
        }
        while (after is not null);

        seen.ShouldBe(["Abbey", "Maple", "Oak Lodge", "Oak Lodge", "Willow Court"]);
    }

    [Theory]
    [InlineData("willow")]
    [InlineData("COURT willow")]
    [InlineData("ZZ9")]
    [InlineData("zz99zz")]
    [InlineData("wil co")]
    [InlineData("WÍLLOW")]
    [InlineData("hopital st james")]
    [InlineData("alth, hó")]
    [InlineData("caring")]
    public async Task Search_Text_FindsLocationsWithAllWords(string text)
    {
        var wanted = Place("Willow Court") with { Postcode = "ZZ9 9ZZ", ProviderName = "Caring Ltd", Address = "Hôpital St James\u2019s, Althorpe" };
        await LoadAsync(wanted, Place("Oak Lodge"));

        (await SearchAsync(new RegisterQuery { Text = text })).ShouldBe([wanted.LocationId]);
        (await SearchAsync(new RegisterQuery { Text = text + " lodge" })).ShouldBeEmpty();
        (await SearchAsync(new RegisterQuery { Text = "illow" })).ShouldBeEmpty("a word is found by its beginning");
    }

    [Fact]
    public async Task Search_Rating_IsTheOneInForce()
    {
        var place = Place("Sunrise House");
        await LoadAsync(place, Place("Oak Lodge"));
        var older = Report(place, Rating.Good) with { FirstPublishedAt = Samples.Now.AddDays(-9), PublishedAt = Samples.Now.AddDays(-9) };
        var newer = Report(place, Rating.Inadequate);
        await Register.PublishAsync(older, Samples.Now, default);
        await Register.PublishAsync(newer, Samples.Now, default);

        (await SearchAsync(new RegisterQuery { Rating = Rating.Inadequate })).ShouldBe([place.LocationId]);
        (await SearchAsync(new RegisterQuery { Rating = Rating.Good })).ShouldBeEmpty();
        await Register.PublishAsync(newer with { CommitVersion = 20, WithdrawnAt = Samples.Now, WithdrawnBecause = "wrong home" }, Samples.Now, default);
        (await SearchAsync(new RegisterQuery { Rating = Rating.Good })).ShouldBe([place.LocationId]);
    }

    [Fact]
    public async Task Publish_Reports_AreShownNewestFirstTombstonesToo()
    {
        var place = Place("Sunrise House");
        await LoadAsync(place);
        var first = Report(place, Rating.Good) with { FirstPublishedAt = Samples.Now.AddDays(-9), PublishedAt = Samples.Now.AddDays(-9) };
        var second = Report(place, Rating.Outstanding) with { WithdrawnAt = Samples.Now, WithdrawnBecause = "wrong home" };
        await Register.PublishAsync(first, Samples.Now, default);
        await Register.PublishAsync(second, Samples.Now, default);

        var entry = (await Register.FindLocationAsync(place.LocationId, default)).ShouldNotBeNull();

        entry.Reports.Select(report => report.ReportId).ShouldBe([second.ReportId, first.ReportId]);
        entry.Current!.ReportId.ShouldBe(first.ReportId);
        entry.Current.KeyQuestions.ShouldBe(first.KeyQuestions);
    }

    [Fact]
    public async Task Publish_OlderCommit_IsSkippedSameOrNewerReplaces()
    {
        var report = Report(Place("Sunrise House"), Rating.Good);
        await Register.PublishAsync(report, Samples.Now, default);

        await Register.PublishAsync(report with { CommitVersion = 9, Edition = 7 }, Samples.Now, default);
        (await Register.FindReportAsync(report.ReportId, default))!.Edition.ShouldBe(1);
        await Register.PublishAsync(report with { Edition = 3 }, Samples.Now, default);
        (await Register.FindReportAsync(report.ReportId, default))!.Edition.ShouldBe(3);
        await Register.PublishAsync(report with { CommitVersion = 11, Edition = 2 }, Samples.Now, default);
        (await Register.FindReportAsync(report.ReportId, default))!.Edition.ShouldBe(2);
        (await Register.FindReportAsync(Samples.NewId("report"), default)).ShouldBeNull();
    }

    [Fact]
    public async Task Load_AfterPublication_KeepsTheReports()
    {
        var place = Place("Sunrise House");
        var report = Report(place, Rating.RequiresImprovement);
        await Register.PublishAsync(report, Samples.Now, default);
        await LoadAsync(place);
        await LoadAsync(place with { Name = "Sunset House" });

        (await Register.FindLocationAsync(place.LocationId, default))!.Reports.ShouldHaveSingleItem().ReportId.ShouldBe(report.ReportId);
        (await SearchAsync(new RegisterQuery { Rating = Rating.RequiresImprovement })).ShouldBe([place.LocationId]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("zz")]
    public async Task Search_ForeignCursor_IsRefused(string after) =>
        await Should.ThrowAsync<FormatException>(() => Register.SearchAsync(new RegisterQuery { After = after }, default));

    private static PublishedReport Report(Location place, Rating overall) => new()
    {
        ReportId = Samples.NewId("report"),
        CaseId = Samples.NewCase(),
        LocationId = place.LocationId,
        CommitVersion = 10,
        Edition = 1,
        FirstPublishedAt = Samples.Now,
        PublishedAt = Samples.Now,
        HtmlSha256 = Samples.Hash("html"),
        JsonSha256 = Samples.Hash("json"),
        Framework = "cqc-saf@2024-12",
        Overall = overall,
        KeyQuestions = [new PublishedRating("safe", overall)],
    };

    private Location Place(string name) => new()
    {
        LocationId = Samples.NewId("1"),
        Name = name,
        ProviderId = "1-9",
        ProviderName = "Provider Ltd",
        ServiceTypes = ["care-home"],
        LocalAuthority = _authority,
    };

    private Task<RegisterLoad> LoadAsync(params Location[] locations) => Register.LoadAsync(new RegisterContent(locations, []), Samples.Now, default);

    private async Task<IReadOnlyList<string>> SearchAsync(RegisterQuery query) =>
        [.. (await Register.SearchAsync(query with { LocalAuthority = _authority }, default)).Items.Select(entry => entry.Location.LocationId)];
}
