using Pipeline.Contracts.InMemory;
using Pipeline.Functions.Identity;

namespace Pipeline.Functions.Tests.Http;

public sealed class IdentityHeaderTests
{
    [Theory]
    [InlineData(null, 200)]
    [InlineData("Development anna", 200)]
    [InlineData("Development anna roles=boss", 401)]
    [InlineData("Development", 401)]
    [InlineData("", 401)]
    [InlineData("   ", 401)]
    [InlineData("Bearer abc", 401)]
    [InlineData("Reference 7QK39MZ2XA4:ABC", 401)]
    [InlineData("Reference x", 401)]
    public async Task Header_OnAPublicRoute_IsHeldToItsForm(string? header, int status)
    {
        await using var house = new HttpHouse();

        var reply = await house.SendAsync("GET", "/api/health/live", headers: header is null ? [] : [("Authorization", header)]);

        reply.Status.ShouldBe(status);
        if (status == 401)
        {
            reply.ShouldBe(401, "unauthorized").Header("WWW-Authenticate").ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task Header_GivenTwice_Is401()
    {
        await using var house = new HttpHouse();

        var reply = await house.SendAsync("GET", "/api/health/live", headers: [("Authorization", "Development anna"), ("Authorization", "Development bert")]);

        reply.ShouldBe(401, "unauthorized");
    }

    [Fact]
    public async Task Header_OfAnUnknownCallerOnAnUnknownPath_Is401BeforeAnything()
    {
        await using var house = new HttpHouse();

        (await house.SendRawAsync("POST", "/api/notifications", "Development", HttpHouse.Utf8("{"), "text/plain")).ShouldBe(401, "unauthorized");
        (await house.SendAsync("GET", "/nowhere", headers: [("Authorization", "x")])).ShouldBe(401, "unauthorized");
    }

    [Fact]
    public async Task Development_WhereItIsNotAllowed_Is401()
    {
        await using var house = new HttpHouse(development: false);

        (await house.GetAsync("/api/worklist", People.Triage)).ShouldBe(401, "unauthorized");
    }

    [Fact]
    public async Task AccessCode_WrongTooOften_Is429WithRetryAfter()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        for (var wrong = 0; wrong < WrongCodes.Allowed; wrong++)
        {
            (await ShowAsync(house, $"{play.Id}:WRONG")).ShouldBe(401, "unauthorized");
        }

        (await ShowAsync(house, $"{play.Id}:WRONG")).ShouldBe(429, "too-many-attempts").Header("Retry-After").ShouldBe("900");
        (await ShowAsync(house, $"{play.Id}:{play.Receipt.AccessCode}")).ShouldBe(200);
    }

    private static Task<Reply> ShowAsync(HttpHouse house, string credentials) =>
        house.SendAsync("GET", $"/api/cases/{credentials[..11]}/status", headers: [("Authorization", $"Reference {credentials}")]);
}
