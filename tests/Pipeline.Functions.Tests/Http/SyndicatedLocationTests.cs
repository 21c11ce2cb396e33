using System.Text.Json;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Publication;
using Pipeline.Contracts.InMemory;
using Pipeline.Contracts.Schemas;

namespace Pipeline.Functions.Tests.Http;

/// <summary>A location in the syndication, held to the regulator's schema whatever became of its reports.</summary>
public sealed class SyndicatedLocationTests
{
    private const string Url = $"/public/v1/locations/{CaseHouse.CareHome}";

    [Fact]
    public async Task Location_NeverRated_HasNoRatingsAndNoReports()
    {
        await using var house = new HttpHouse();

        var location = await ReadAsync(house);

        location.GetProperty("locationId").GetString().ShouldBe(CaseHouse.CareHome);
        location.GetProperty("organisationType").GetString().ShouldBe("Location");
        location.GetProperty("registrationStatus").GetString().ShouldBe("Registered");
        location.TryGetProperty("currentRatings", out _).ShouldBeFalse();
        location.GetProperty("historicRatings").GetArrayLength().ShouldBe(0);
        location.GetProperty("reports").GetArrayLength().ShouldBe(0);
        (await house.GetAsync($"{Url}/inspection-areas")).ShouldBe(200).Text.ShouldBe("""{"inspectionAreas":[]}""");
    }

    [Fact]
    public async Task Location_DeregisteredSinceItWasLoaded_SaysSoAndIsAChange()
    {
        await using var house = new HttpHouse();
        var place = new Location { LocationId = "1-1", Name = "Ash", ProviderId = "p-1", ProviderName = "Ash Care" };
        await house.LoadAsync(place);
        house.Cases.Time.Now += TimeSpan.FromDays(1);
        var since = house.Cases.Time.Now;

        await house.LoadAsync(place with { IsDeregistered = true });

        (await house.GetAsync("/public/v1/locations/1-1")).Json.GetProperty("registrationStatus").GetString().ShouldBe("Deregistered");
        (await house.GetAsync("/api/register/locations/1-1", null, ("Accept", "text/html"))).Text.ShouldContain("no longer registered");
        var changes = await house.GetAsync($"/public/v1/changes/location?startTimestamp={since:yyyy-MM-ddTHH:mm:ss}Z&endTimestamp={since.AddMinutes(1):yyyy-MM-ddTHH:mm:ss}Z");
        changes.ShouldBe(200).Json.GetProperty("changes").EnumerateArray().Select(id => id.GetString()).ShouldBe(["1-1"]);
    }

    [Fact]
    public async Task Location_WithACaseShortOfPublication_TellsNothingOfIt()
    {
        await using var house = new HttpHouse();
        var before = (await house.GetAsync(Url)).Text;

        await house.Cases.InSignOffAsync();

        (await house.GetAsync(Url)).Text.ShouldBe(before);
    }

    [Fact]
    public async Task Location_Published_HasItsRatingsInTheRegulatorsWords()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.PublishedAsync();

        var location = await ReadAsync(house);

        var reportId = play.State.Publication.Public!.Edition.ReportId;
        var overall = location.GetProperty("currentRatings").GetProperty("overall");
        overall.GetProperty("reportLinkId").GetString().ShouldBe(reportId);
        overall.GetProperty("reportDate").GetString().ShouldBe("2026-02-02");
        overall.GetProperty("keyQuestionRatings").EnumerateArray()
            .Select(question => (question.GetProperty("name").GetString(), question.GetProperty("rating").GetString()))
            .ShouldBe([("Safe", "Good"), ("Effective", "Not rated"), ("Caring", "Not rated"), ("Responsive", "Not rated"), ("Well-led", "Not rated")], ignoreOrder: true);
        var report = location.GetProperty("reports").EnumerateArray().ShouldHaveSingleItem();
        report.ToString().ShouldBe($$"""{"linkId":"{{reportId}}","reportDate":"2026-02-02","firstVisitDate":"2026-02-02","reportUri":"/reports/{{reportId}}","reportType":"Location"}""");
        location.GetProperty("lastInspection").GetProperty("date").GetString().ShouldBe("2026-02-02");
        location.GetProperty("lastReport").GetProperty("publicationDate").GetString().ShouldBe("2026-02-02");
        location.ToString().ShouldNotContain(play.Id.Value);
        (await house.GetAsync($"/public/v1{report.GetProperty("reportUri").GetString()}", null, ("Accept", "application/json")))
            .ShouldBe(200).Json.GetProperty("reportId").GetString().ShouldBe(reportId);
    }

    [Fact]
    public async Task Location_Corrected_KeepsTheFirstDateAndOneReport()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.PublishedAsync();
        await house.Cases.AdvanceAsync(TimeSpan.FromDays(3));
        await play.DecideAsync(People.Inspector, DecisionNames.Correct, Bodies.For(DecisionNames.Correct, play.State));
        (await ReadAsync(house)).GetProperty("currentRatings").GetProperty("overall").GetProperty("reportDate").GetString().ShouldBe("2026-02-02", "the first edition stands until the second is out");

        await play.DecideAsync(People.Publisher, DecisionNames.SignOff);

        var location = await ReadAsync(house);
        location.GetProperty("reports").GetArrayLength().ShouldBe(1);
        location.GetProperty("reports")[0].GetProperty("reportDate").GetString().ShouldBe("2026-02-02");
        location.GetProperty("historicRatings").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Location_Withdrawn_FallsBackToTheRatingBefore()
    {
        await using var house = new HttpHouse();
        var older = await house.Cases.PublishedAsync();
        await house.Cases.AdvanceAsync(TimeSpan.FromDays(200));
        var newer = await (await (await house.Cases.InAssessmentAsync()).AssessAsync(1, 1)).DecideAsync(People.Inspector, DecisionNames.SubmitDraft);
        await newer.DecideAsync(People.Reviewer, DecisionNames.ApproveDraft);
        await newer.DecideAsync(People.Provider, DecisionNames.NothingToCorrect);
        await newer.DecideAsync(People.Publisher, DecisionNames.SignOff);
        var both = await ReadAsync(house);
        both.GetProperty("currentRatings").GetProperty("overall").GetProperty("reportLinkId").GetString().ShouldBe(LinkOf(newer));
        both.GetProperty("historicRatings").EnumerateArray().ShouldHaveSingleItem().GetProperty("reportLinkId").GetString().ShouldBe(LinkOf(older));
        both.GetProperty("reports").EnumerateArray().Select(report => report.GetProperty("linkId").GetString()).ShouldBe([LinkOf(newer), LinkOf(older)]);

        await newer.DecideAsync(People.Publisher, DecisionNames.Withdraw, new { reason = "the wrong home" });

        var location = await ReadAsync(house);
        location.GetProperty("currentRatings").GetProperty("overall").GetProperty("reportLinkId").GetString().ShouldBe(LinkOf(older));
        location.GetProperty("historicRatings").GetArrayLength().ShouldBe(0);
        location.GetProperty("reports").GetArrayLength().ShouldBe(1);
        (await house.GetAsync($"/public/v1/reports/{LinkOf(newer)}")).ShouldBe(200).Text.ShouldContain("the wrong home");
    }

    [Fact]
    public async Task Location_OnceWeHavePublished_HasTheRatingFromBeforeAmongTheHistoricOnes()
    {
        await using var house = new HttpHouse();
        await house.LoadAsync(new Location
        {
            LocationId = CaseHouse.CareHome,
            Name = "Rose Court",
            ProviderId = People.ProviderId,
            ProviderName = "Rose Care Limited",
            Earlier = new EarlierRecord
            {
                Current = new EarlierRating(Rating.RequiresImprovement, [new EarlierKeyQuestion("Safe", Rating.Inadequate, new DateOnly(2017, 2, 8), "l0")], new DateOnly(2019, 10, 31), "l1"),
                Reports = [new EarlierReport("l1", new DateOnly(2019, 10, 31), null, "Location")],
            },
        });
        var before = (await ReadAsync(house)).GetProperty("currentRatings");
        before.ToString().ShouldBe(
            """{"overall":{"rating":"Requires improvement","reportDate":"2019-10-31","reportLinkId":"l1","keyQuestionRatings":[{"name":"Safe","rating":"Inadequate","reportDate":"2017-02-08","reportLinkId":"l0"}]},"reportDate":"2019-10-31"}""");

        await house.Cases.PublishedAsync();

        var after = await ReadAsync(house);
        after.GetProperty("historicRatings").ToString().ShouldBe(
            """[{"reportLinkId":"l1","reportDate":"2019-10-31","overall":{"rating":"Requires improvement","keyQuestionRatings":[{"name":"Safe","rating":"Inadequate"}]}}]""");
        after.GetProperty("reports").EnumerateArray().Last().ToString().ShouldBe("""{"linkId":"l1","reportDate":"2019-10-31","reportType":"Location"}""");
        (await house.GetAsync("/public/v1/reports/l1")).ShouldBe(404, "not-found");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Provider_OfLocations_HasThemAndSaysWhetherItsIdIsDerived(bool derived)
    {
        await using var house = new HttpHouse();
        await house.LoadAsync(new Location { LocationId = "1-1", Name = "Ash", ProviderId = "p-1", ProviderName = "Ash Care", ProviderIdDerived = derived });

        var provider = (await house.GetAsync("/public/v1/providers/p-1")).ShouldBe(200).Json;

        SyndicationSchemas.ShouldBeAProvider(provider);
        provider.GetProperty("locationIds").EnumerateArray().ShouldHaveSingleItem().GetString().ShouldBe("1-1");
        provider.TryGetProperty("derived", out _).ShouldBe(derived);
        (await house.GetAsync("/public/v1/locations/1-1")).Json.TryGetProperty("providerIdDerived", out _).ShouldBe(derived);
    }

    private static string LinkOf(CasePlay play) => play.State.Publication.Edition!.ReportId;

    private static async Task<JsonElement> ReadAsync(HttpHouse house)
    {
        var location = (await house.GetAsync(Url)).ShouldBe(200).Json;
        SyndicationSchemas.ShouldBeALocation(location);
        return location;
    }
}
