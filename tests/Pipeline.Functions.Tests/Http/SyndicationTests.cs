using System.Text.Json;
using Pipeline.Casework.Publication;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Functions.Tests.Http;

/// <summary>The lists of the syndication: their pages, their parameters, and the changes between two times.</summary>
public sealed class SyndicationTests
{
    private const string Base = "/public/v1";

    [Theory]
    [InlineData("/locations", "locations", "locationId", 3)]
    [InlineData("/providers", "providers", "providerId", 2)]
    public async Task List_PageByPage_GivesEverythingOnceByItsOwnAddresses(string path, string name, string id, int total)
    {
        await using var house = new HttpHouse();

        var seen = new List<string>();
        var uri = $"{path}?perPage=1";
        for (var page = 1; uri is not null; page++)
        {
            var answer = (await house.GetAsync(Base + uri)).ShouldBe(200).Json;
            answer.GetProperty("page").GetInt32().ShouldBe(page);
            answer.GetProperty("perPage").GetInt32().ShouldBe(1);
            answer.GetProperty("total").GetInt32().ShouldBe(total);
            answer.GetProperty("totalPages").GetInt32().ShouldBe(total);
            answer.GetProperty("firstPageUri").GetString().ShouldBe($"{path}?page=1&perPage=1");
            answer.GetProperty("lastPageUri").GetString().ShouldBe($"{path}?page={total}&perPage=1");
            answer.TryGetProperty("previousPageUri", out var previous).ShouldBe(page > 1);
            (page == 1 ? null : previous.GetString()).ShouldBe(page == 1 ? null : $"{path}?page={page - 1}&perPage=1");
            seen.AddRange(answer.GetProperty(name).EnumerateArray().Select(item => item.GetProperty(id).GetString()!));
            uri = answer.TryGetProperty("nextPageUri", out var next) ? next.GetString() : null;
        }

        seen.Count.ShouldBe(total);
        seen.ShouldBe(seen.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task List_ItemsHaveTheNamesOfTheRegulatorsApi()
    {
        await using var house = new HttpHouse();
        await house.LoadAsync(new Location { LocationId = "1-1", Name = "Ash", ProviderId = "local-2a008950", ProviderName = "Ash Care", Postcode = "M41 5BU" });

        var location = (await house.GetAsync($"{Base}/locations")).Json.GetProperty("locations")[0];
        var provider = (await house.GetAsync($"{Base}/providers")).Json.GetProperty("providers").EnumerateArray().Last();

        location.ToString().ShouldBe("""{"locationId":"1-1","locationName":"Ash","postalCode":"M41 5BU"}""");
        provider.ToString().ShouldBe("""{"providerId":"local-2a008950","providerName":"Ash Care"}""");
    }

    [Fact]
    public async Task List_PastItsEnd_IsEmpty()
    {
        await using var house = new HttpHouse();

        var answer = (await house.GetAsync($"{Base}/locations?page=9")).ShouldBe(200).Json;

        answer.GetProperty("locations").GetArrayLength().ShouldBe(0);
        answer.TryGetProperty("nextPageUri", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("/locations?page=0&perPage=1001&careHome=Y", "careHome page perPage")]
    [InlineData("/providers?page=x&page=2&perPage=-1", "page perPage")]
    [InlineData("/locations?perPage=1.5", "perPage")]
    [InlineData("/changes/location", "startTimestamp")]
    [InlineData("/changes/provider?startTimestamp=yesterday&endTimestamp=2026-02-30&page=0&more=1", "endTimestamp more page startTimestamp")]
    [InlineData("/changes/location?startTimestamp=2026-02-03T00:00:00Z&endTimestamp=2026-02-02T23:59:59Z", "endTimestamp")]
    [InlineData("/changes/location?startTimestamp=2026-02-03T00:00:00", "startTimestamp")]
    public async Task List_WithBadParameters_NamesAllOfThemAtOnce(string url, string fields)
    {
        await using var house = new HttpHouse();

        (await house.GetAsync(Base + url)).ShouldBe(400, "invalid").FieldsAtFault.Order(StringComparer.Ordinal).ShouldBe(fields.Split(' '));
    }

    [Theory]
    [InlineData("/locations/1-000")]
    [InlineData("/providers/1-000")]
    [InlineData("/locations/1-000/inspection-areas")]
    [InlineData("/reports/a361ecb8-4b08-49b8-934c-dc578d6bff8d")]
    [InlineData("/changes/case?startTimestamp=2026-02-03T00:00:00Z")]
    [InlineData("/changes/Location?startTimestamp=2026-02-03T00:00:00Z")]
    public async Task Entry_ThatIsNone_Is404(string url)
    {
        await using var house = new HttpHouse();

        (await house.GetAsync(Base + url)).ShouldBe(404, "not-found");
    }

    [Fact]
    public async Task List_AskedForWithAPartnerCode_IsTheSame()
    {
        await using var house = new HttpHouse();

        (await house.GetAsync($"{Base}/locations?partnerCode=Somebody")).Text.ShouldBe((await house.GetAsync($"{Base}/locations")).Text);
    }

    [Fact]
    public async Task Changes_OfPublicationCorrectionAndWithdrawal_AreInTheirWindowsToTheInstant()
    {
        await using var house = new HttpHouse();
        house.Cases.Time.Now += TimeSpan.FromHours(1);
        var play = await house.Cases.PublishedAsync();
        var published = house.Cases.Time.Now;

        (await ChangesAsync(house, published, published)).ShouldBe([CaseHouse.CareHome]);
        (await ChangesAsync(house, published.AddTicks(1), published.AddDays(9))).ShouldBeEmpty();

        house.Cases.Time.Now += TimeSpan.FromHours(5);
        await play.DecideAsync(People.Publisher, Casework.Cases.DecisionNames.Withdraw, new { reason = "the wrong home" });

        var withdrawn = house.Cases.Time.Now;
        (await ChangesAsync(house, withdrawn, withdrawn)).ShouldBe([CaseHouse.CareHome]);
        (await ChangesAsync(house, withdrawn.AddTicks(1), null)).ShouldBeEmpty();
        (await ChangesAsync(house, published.AddTicks(1), withdrawn.AddTicks(-1))).ShouldBeEmpty();
        (await ChangesAsync(house, published, withdrawn, "provider")).ShouldBeEmpty("a provider's entry is its locations");
    }

    [Fact]
    public async Task Changes_OfACaseThatIsNotPublished_AreNone()
    {
        await using var house = new HttpHouse();
        house.Cases.Time.Now += TimeSpan.FromHours(1);
        var before = house.Cases.Time.Now;

        await house.Cases.InSignOffAsync();

        (await ChangesAsync(house, before, null)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Changes_WithoutAnEnd_PutTheEndIntoTheAddressesOfTheirPages()
    {
        await using var house = new HttpHouse();

        var first = (await house.GetAsync($"{Base}/changes/location?startTimestamp=2026-01-01T00:00:00%2B00:00&perPage=2")).ShouldBe(200).Json;
        house.Cases.Time.Now += TimeSpan.FromDays(1);
        await house.LoadAsync(new Location { LocationId = "1-1", Name = "Later", ProviderId = "p", ProviderName = "P" });
        var second = (await house.GetAsync(Base + first.GetProperty("nextPageUri").GetString())).ShouldBe(200).Json;

        first.GetProperty("total").GetInt32().ShouldBe(3);
        second.GetProperty("total").GetInt32().ShouldBe(3, "of the same window");
        first.GetProperty("changes").EnumerateArray().Concat(second.GetProperty("changes").EnumerateArray()).Select(id => id.GetString())
            .ShouldBe([CaseHouse.CareHome, CaseHouse.OtherHome, CaseHouse.ForeignHome]);
    }

    private static async Task<IReadOnlyList<string>> ChangesAsync(HttpHouse house, DateTimeOffset from, DateTimeOffset? to, string of = "location")
    {
        var end = to is { } at ? $"&endTimestamp={Uri.EscapeDataString(at.ToString("O"))}" : string.Empty;
        var reply = await house.GetAsync($"{Base}/changes/{of}?startTimestamp={Uri.EscapeDataString(from.ToString("O"))}{end}");
        return [.. reply.ShouldBe(200).Json.GetProperty("changes").EnumerateArray().Select(id => id.GetString()!)];
    }
}
