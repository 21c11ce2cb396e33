using System.Text;
using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;
using Pipeline.Functions.Http.Operations;

namespace Pipeline.Functions.Tests.Http;

public sealed class RegisterLoadTests
{
    private const string Url = "/api/operations/register";
    private const string Csv = "text/csv; charset=utf-8";

    private const string Places = """
        locationId,name,provider,postcode,lastInspection
        1-1,Willow Court,Caring Ltd,M33 1AA,2025-01-02
        1-2,Oak Lodge,Caring Ltd,,2099-01-01
        1-3,,Caring Ltd,M33 1AB,NA
        """;

    [Fact]
    public async Task Load_OfAFile_SaysWhatBecameOfItAndShowsThePlaces()
    {
        await using var house = new HttpHouse();

        var first = (await LoadAsync(house, '\uFEFF' + Places)).ShouldBe(200).Json;
        var again = (await LoadAsync(house, Places)).ShouldBe(200).Json;

        (first.GetProperty("loaded").GetInt32(), first.GetProperty("added").GetInt32(), first.GetProperty("leftOut").GetInt32()).ShouldBe((2, 2, 1));
        first.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString())
            .ShouldBe(["missing-postcode", "future-date", "missing-field"], ignoreOrder: true);
        (again.GetProperty("added").GetInt32(), again.GetProperty("unchanged").GetInt32()).ShouldBe((0, 2));
        (await house.GetAsync("/api/register/locations/1-1")).ShouldBe(200).Json.GetProperty("name").GetString().ShouldBe("Willow Court");
    }

    [Fact]
    public async Task Load_OfARecord_IsTakenAsJson()
    {
        await using var house = new HttpHouse();

        (await LoadAsync(house, """{ "locationId": "1-1", "providerId": "1-9", "name": "Willow Court" }""", type: "application/json")).ShouldBe(200);

        (await house.GetAsync("/api/register/locations/1-1")).ShouldBe(200);
    }

    [Theory]
    [InlineData("name\nWillow", 2)]
    [InlineData("[", 1)]
    [InlineData("", 3)]
    public async Task Load_OfWhatCannotBeUsed_IsRefusedWithEveryReason(string file, int reasons)
    {
        await using var house = new HttpHouse();

        var refused = (await LoadAsync(house, file)).ShouldBe(400, "invalid");

        refused.Json.GetProperty("errors").GetProperty("body").GetArrayLength().ShouldBe(reasons);
    }

    [Fact]
    public async Task Load_OfMoreThanAFileMayHave_IsRefusedWhole()
    {
        await using var house = new HttpHouse();
        var before = await house.Cases.Register.CountLocationsAsync(default);
        var lines = Enumerable.Range(0, RegisterLoadEndpoints.MaxLocations + 1).Select(n => $"1-{n},Home,Caring Ltd");

        (await LoadAsync(house, $"locationId,name,provider\n{string.Join('\n', lines)}")).ShouldBe(413, "too-large");

        (await house.Cases.Register.CountLocationsAsync(default)).ShouldBe(before);
    }

    [Theory]
    [InlineData(Role.Operations, Csv, 403, "forbidden")]
    [InlineData(Role.Inspector, Csv, 403, "forbidden")]
    [InlineData(Role.Manager, "text/plain", 415, "unsupported-media-type")]
    public async Task Load_ByTheWrongPersonOrOfTheWrongKind_IsRefused(Role role, string type, int status, string code)
    {
        await using var house = new HttpHouse();

        (await LoadAsync(house, Places, role, type)).ShouldBe(status, code);
    }

    private static Task<Reply> LoadAsync(HttpHouse house, string file, Role role = Role.Manager, string type = Csv) =>
        house.SendAsync("POST", Url, People.Staff("somebody", role), Encoding.UTF8.GetBytes(file), type);
}
