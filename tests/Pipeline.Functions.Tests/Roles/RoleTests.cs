using Pipeline.Functions.Http;

namespace Pipeline.Functions.Tests.Roles;

public sealed class RoleTests(RoleHouse shared) : IClassFixture<RoleHouse>
{
    private static readonly string[] DecisionRoutes = [$"POST {Routes.CaseDecision}"];

    public static TheoryData<string, string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string, string>();
            foreach (var row in RoleTable.All)
            {
                foreach (var caller in RoleTable.Callers)
                {
                    cells.Add(row.Verb, row.Route, caller);
                }
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Call_ByCaller_IsAnsweredAsTheTableSays(string verb, string route, string caller)
    {
        await using var own = verb == "GET" ? null : await RoleHouse.OpenAsync();
        var house = own ?? shared;
        var (status, code) = RoleTable.All.Single(row => row.Verb == verb && row.Route == route).Expected(caller);

        var reply = await house.CallAsync(verb, route, caller);

        reply.ShouldBe(status);
        if (code is not null)
        {
            reply.Code.ShouldBe(code);
        }
    }

    [Fact]
    public void Table_OfCalls_HasEveryRouteAndVerb() =>
        RoleTable.All.Select(row => $"{row.Verb} {row.Route}").Concat(DecisionRoutes).Order().ShouldBe(
            RouteTable.Verbs.SelectMany(route => route.Value.Where(verb => verb != "HEAD").Select(verb => $"{verb} {route.Key}")).Order());
}
