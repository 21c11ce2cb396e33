using System.Text.Json;
using Pipeline.Casework.Policies;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Functions.Tests.Http;

public sealed class AssigneeAwayTests
{
    private const string Nobody = "nobody";

    // The house stands at 2026-02-02: the last day away is a day away.
    [Theory]
    [InlineData("2026-02-02", null, "triage-2")]
    [InlineData("2026-02-06", "2026-02-01", "triage-2")]
    [InlineData("2026-02-06", "2026-02-02", Nobody)]
    [InlineData("2026-02-01", null, null)]
    [InlineData(null, null, null)]
    public async Task Assign_ToSomebodyWhoMayBeAway_StandsAndIsShownEverywhere(string? awayUntil, string? deputyAwayUntil, string? deputy)
    {
        await using var house = new HttpHouse(policy: shipped => shipped.Staffed(people => [.. people.Select(person => person.User switch
        {
            "triage-1" => person with { AwayUntil = Date(awayUntil), Deputy = "triage-2" },
            "triage-2" => person with { AwayUntil = Date(deputyAwayUntil), Deputy = null },
            _ => person,
        })]));
        var play = await house.Cases.InTriageAsync();

        var answer = await AssignAsync(house, play, new { to = "triage-1" }, ("Idempotency-Key", "a1"));
        var again = await AssignAsync(house, play, new { to = "triage-1" }, ("Idempotency-Key", "a1"));

        again.Text.ShouldBe(answer.Text);
        play.State.Assignee.ShouldBe("triage-1");
        var bulk = await house.PostAsync(
            "/api/decisions", new[] { new { caseId = play.Id.Value, decision = "assign", body = new { to = "triage-1" } } }, People.Manager);
        await house.Cases.SettleAsync();
        JsonElement[] shown =
        [
            answer.Json,
            bulk.Json.GetProperty("results")[0],
            (await house.GetAsync($"/api/cases/{play.Id}", People.Inspector)).Json,
            (await house.GetAsync("/api/worklist", People.Inspector)).Json.GetProperty("items")[0],
            (await house.GetAsync($"/api/locations/{CaseHouse.CareHome}", People.Inspector)).Json.GetProperty("cases")[0],
        ];
        foreach (var one in shown)
        {
            one.TryGetProperty("assigneeAway", out var away).ShouldBe(deputy is not null, one.ToString());
            if (deputy is not null)
            {
                away.GetProperty("until").GetString().ShouldBe(awayUntil);
                (away.TryGetProperty("deputy", out var standIn) ? standIn.GetString() : Nobody).ShouldBe(deputy);
            }
        }
    }

    [Fact]
    public async Task Assign_ToATeamOrToNoneOfThePeople_SaysNothingOfAbsence()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();

        (await AssignAsync(house, play, new { team = "north" })).Json.TryGetProperty("assigneeAway", out _).ShouldBeFalse();
        (await AssignAsync(house, play, new { to = "somebody-else" })).Json.TryGetProperty("assigneeAway", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Decision_OtherThanAssign_SaysNothingOfAbsence()
    {
        await using var house = new HttpHouse(
            policy: shipped => shipped.Staffed(people => [.. people.Select(person => person with { AwayUntil = new DateOnly(2026, 12, 24) })]));
        var play = await house.Cases.InTriageAsync();
        (await AssignAsync(house, play, new { to = "triage-1" })).Json.TryGetProperty("assigneeAway", out _).ShouldBeTrue();

        var other = await house.PostAsync($"/api/cases/{play.Id}/decisions/escalate", new { }, People.Manager);

        other.ShouldBe(200).Json.EnumerateObject().Select(member => member.Name).ShouldBe(["version", "stage"]);
    }

    private static async Task<Reply> AssignAsync(HttpHouse house, CasePlay play, object body, params (string, string)[] headers) =>
        (await house.PostAsync($"/api/cases/{play.Id}/decisions/assign", body, People.Manager, headers)).ShouldBe(200);

    private static DateOnly? Date(string? date) => date is null ? null : DateOnly.Parse(date, null);
}
