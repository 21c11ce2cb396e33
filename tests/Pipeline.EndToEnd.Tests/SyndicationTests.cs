using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Casework.Publication;
using Pipeline.Contracts.Schemas;
using Pipeline.Functions.Registers;

namespace Pipeline.EndToEnd.Tests;

/// <summary>The syndication of the shipped register and of a real record of the regulator's API, over the real store.</summary>
public sealed class SyndicationTests
{
    private const string Base = "/public/v1";

    [Fact]
    public async Task ShippedRegister_EveryEntry_FitsTheRegulatorsSchemas()
    {
        await using var live = await LivePipeline.StartAsync(options => options with { Locations = RegisterFile.Shipped() });

        var locations = await AllAsync(live, "/locations?perPage=25", "locations", "locationId");
        var providers = await AllAsync(live, "/providers?perPage=25", "providers", "providerId");

        locations.Count.ShouldBe(56);
        var listed = new List<string>();
        foreach (var id in locations)
        {
            SyndicationSchemas.ShouldBeALocation(await live.Api.GetAsync($"{Base}/locations/{id}"));
            (await live.Api.GetAsync($"{Base}/locations/{id}/inspection-areas")).GetProperty("inspectionAreas").GetArrayLength().ShouldBe(0);
        }

        foreach (var id in providers)
        {
            var provider = await live.Api.GetAsync($"{Base}/providers/{id}");
            SyndicationSchemas.ShouldBeAProvider(provider);
            id.ShouldStartWith("local-");
            provider.GetProperty("derived").GetBoolean().ShouldBeTrue();
            listed.AddRange(provider.GetProperty("locationIds").EnumerateArray().Select(location => location.GetString()!));
        }

        listed.ShouldBe(locations, ignoreOrder: true);
        (await AllAsync(live, "/changes/location?startTimestamp=2026-03-02T09:00:00Z&endTimestamp=2026-03-02T09:00:00Z&perPage=10", "changes", null)).ShouldBe(locations);
        (await AllAsync(live, "/changes/provider?startTimestamp=2026-03-02T09:00:00.0000001Z", "changes", null)).ShouldBeEmpty();
    }

    [Fact]
    public async Task RealRecord_Imported_ComesBackAsItWasButForWhatIsImpossible()
    {
        await using var live = await LivePipeline.StartAsync();
        var register = live.Services.GetRequiredService<IRegister>();
        var path = Repository.PathOf("tests/Pipeline.Embedded.Tests/Register/cqc-api-location.sample.json");
        var content = await RegisterFile.ReadAsync(path, new DateOnly(2026, 3, 2), default);
        await register.LoadAsync(content, live.Clock.GetUtcNow(), default);
        using var sample = JsonDocument.Parse(await File.ReadAllTextAsync(path));

        var answer = await live.Api.GetAsync($"{Base}/locations/1-125856395");

        SyndicationSchemas.ShouldBeALocation(answer);
        foreach (var name in new[]
        {
            "locationId", "providerId", "organisationType", "type", "name", "brandId", "brandName", "onspdCcgCode", "odsCode", "uprn", "registrationStatus",
            "registrationDate", "numberOfBeds", "website", "postalAddressLine1", "postalAddressTownCity", "region", "postalCode", "careHome", "constituency",
            "localAuthority", "lastInspection", "lastReport", "gacServiceTypes", "inspectionCategories", "specialisms", "historicRatings",
        })
        {
            Compact(answer.GetProperty(name)).ShouldBe(Compact(sample.RootElement.GetProperty(name)), name);
        }

        var (ours, theirs) = (answer.GetProperty("currentRatings").GetProperty("overall"), sample.RootElement.GetProperty("currentRatings").GetProperty("overall"));
        Compact(ours.GetProperty("keyQuestionRatings")).ShouldBe(Compact(theirs.GetProperty("keyQuestionRatings")));
        answer.GetProperty("reports").EnumerateArray().Select(report => report.GetProperty("linkId").GetString())
            .ShouldBe(sample.RootElement.GetProperty("reports").EnumerateArray().Select(report => report.GetProperty("linkId").GetString()));
        answer.GetProperty("reports")[8].TryGetProperty("firstVisitDate", out _).ShouldBeFalse("it was after the publication");
        answer.GetProperty("reports")[7].GetProperty("firstVisitDate").GetString().ShouldBe("2011-09-23");
        answer.ToString().ShouldNotContain("MANAGER");

        var staff = await live.Api.GetAsync("/api/locations/1-125856395", "Development inspector-1 roles=inspector");
        staff.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("path").GetString()).ShouldContain("reports[8].firstVisitDate");
        using var search = await live.Api.SendAsync(HttpMethod.Get, "/api/register/locations?q=lucerne%20exet&rating=outstanding&localAuthority=devon");
        search.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await search.Content.ReadAsStringAsync()).ShouldContain("1-125856395");
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);

    private static async Task<IReadOnlyList<string>> AllAsync(LivePipeline live, string first, string list, string? id)
    {
        var all = new List<string>();
        for (var uri = first; uri is not null;)
        {
            var page = await live.Api.GetAsync(Base + uri);
            all.AddRange(page.GetProperty(list).EnumerateArray().Select(item => (id is null ? item : item.GetProperty(id)).GetString()!));
            uri = page.TryGetProperty("nextPageUri", out var next) ? next.GetString() : null;
            page.GetProperty("total").GetInt32().ShouldBeGreaterThanOrEqualTo(all.Count);
        }

        return all;
    }
}
