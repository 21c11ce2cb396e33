using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Tests.Http;

public sealed class RouteTests
{
    [Fact]
    public void RouteTable_AgainstTheTriggers_IsTheSame()
    {
        var declared = HttpFunctionMethods.All.Where(function => function.Trigger.Route != Routes.Anything)
            .GroupBy(function => function.Trigger.Route!)
            .ToDictionary(route => route.Key, route => string.Join(' ', route.SelectMany(function => function.Verbs).Order(StringComparer.Ordinal)));

        declared.ShouldBe(RouteTable.Verbs.ToDictionary(route => route.Key, route => string.Join(' ', route.Value.Order(StringComparer.Ordinal))), ignoreOrder: true);
    }

    [Fact]
    public void Triggers_OfHttp_AreAllAnonymous() =>
        HttpFunctionMethods.All.ShouldAllBe(function => function.Trigger.AuthLevel == AuthorizationLevel.Anonymous);

    [Theory]
    [InlineData("GET", "/api/nothing")]
    [InlineData("POST", "/api/cases")]
    [InlineData("GET", "/docx")]
    [InlineData("GET", "/api/cases/x/y/z")]
    [InlineData("GET", "/api/operations/yesterday")]
    [InlineData("GET", "/public/v1")]
    [InlineData("HEAD", "/nowhere")]
    [InlineData("DELETE", "/")]
    public async Task Path_ThatIsUnknown_Is404OrNotAllowed(string method, string path)
    {
        await using var house = new HttpHouse();

        var reply = await house.SendAsync(method, path);

        reply.ShouldBe(path == "/" ? 405 : 404, path == "/" ? "method-not-allowed" : "not-found");
    }

    [Theory]
    [InlineData("GET", "/api/notifications", "POST")]
    [InlineData("HEAD", "/api/concerns", "POST")]
    [InlineData("OPTIONS", "/api/worklist", "GET, HEAD")]
    [InlineData("PUT", "/api/cases/7QK39MZ2XA4/documents", "GET, HEAD, POST")]
    [InlineData("POST", "/api/operations/orchestrations/abc", "GET, HEAD, DELETE")]
    [InlineData("PATCH", "/", "GET, HEAD")]
    [InlineData("DELETE", "/api/cases/' OR 1=1--", "GET, HEAD")]
    public async Task Verb_ThatThePathDoesNotHave_Is405WithAllow(string method, string path, string allow)
    {
        await using var house = new HttpHouse();

        var reply = await house.SendAsync(method, path);

        reply.ShouldBe(405, "method-not-allowed").Header("Allow").ShouldBe(allow);
    }
}
