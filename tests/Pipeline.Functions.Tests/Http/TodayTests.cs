using System.Text.Json;
using Microsoft.DurableTask.Client;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Functions.Tests.Http;

/// <summary>The morning page over HTTP: every section has what belongs there, and nothing else.</summary>
public sealed class TodayTests
{
    private const string Url = "/api/operations/today";

    [Fact]
    public async Task Today_OfAHouseWithOneOfEach_HasEachInItsSection()
    {
        await using var house = new HttpHouse(policy: shipped => shipped.Staffed(people => [.. people.Select(person =>
            person.User == "triage-1" ? person with { AwayUntil = new DateOnly(2026, 2, 27), Deputy = "triage-2" } : person)]));
        var late = await InTriageAsync(house, Bodies.Injury());
        await late.DecideAsync(People.Manager, DecisionNames.Assign, new { to = "triage-1" });
        await house.Cases.AdvanceAsync(TimeSpan.FromDays(21));
        var alert = await InTriageAsync(house, Bodies.Alert(), CaseKind.Concern);
        var endsToday = await HeldAsync(house, "2026-02-23");
        var endsNext = await HeldAsync(house, "2026-02-24");
        (await house.GetAsync("/api/audit/verify", People.Auditor)).ShouldBe(200);
        house.Cases.Queue.GiveUp(Queues.Notices, new OutgoingMessage { MessageId = "m1", Subject = "notice", Body = "{}" }, "no-address", house.Cases.Time.Now);
        house.Cases.Simulation.Fails[Effects.Appraise] = "risk-table-broken";
        var stuck = await InTriageAsync(house, Bodies.Changes());
        house.Cases.Time.Now += TimeSpan.FromMinutes(1);

        var page = (await house.GetAsync(Url, People.Operations)).ShouldBe(200).Json;

        page.GetProperty("day").GetString().ShouldBe("2026-02-23");
        page.GetProperty("needsAHand").EnumerateArray().Select(line => line.GetString()).ShouldBe(["1 P1 not reviewed", "1 late", "1 stuck", "1 dead letters"]);
        page.GetProperty("arrivals").GetProperty("count").GetInt32().ShouldBe(4);
        page.TryGetProperty("processesUnknown", out _).ShouldBeFalse();
        Only(page, "unreviewedP1").GetProperty("caseId").GetString().ShouldBe(alert.Id.Value);
        var overdue = Only(page, "late");
        overdue.GetProperty("caseId").GetString().ShouldBe(late.Id.Value);
        overdue.GetProperty("assignee").GetString().ShouldBe("triage-1");
        var parked = Only(page, "stuck");
        parked.GetProperty("caseId").GetString().ShouldBe(stuck.Id.Value);
        parked.GetProperty("reason").GetString().ShouldBe("appraise: risk-table-broken");
        parked.GetProperty("release").GetString().ShouldBe($"POST /api/operations/cases/{stuck.Id}/release");
        var letter = Only(page, "deadLetters");
        letter.GetProperty("reason").GetString().ShouldBe("no-address");
        letter.GetProperty("replay").GetString().ShouldBe("POST /api/operations/dead-letters/notices/1/replay");
        page.GetProperty("holdsEndingToday").EnumerateArray().Single().GetProperty("caseId").GetString().ShouldBe(endsToday.Id.Value);
        page.GetProperty("holdsEndingNext").EnumerateArray().Single().GetProperty("caseId").GetString().ShouldBe(endsNext.Id.Value);
        var away = page.GetProperty("away").EnumerateArray().Single();
        away.GetProperty("user").GetString().ShouldBe("triage-1");
        away.GetProperty("until").GetString().ShouldBe("2026-02-27");
        away.GetProperty("cases").GetInt32().ShouldBe(1);
        away.GetProperty("deputy").GetString().ShouldBe("triage-2");
        var known = house.Cases.Policies.Clocks.Calendars.KnownUntil;
        page.GetProperty("calendar").GetProperty("knownUntil").GetString().ShouldBe(known.ToString("yyyy-MM-dd", null));
        page.GetProperty("calendar").GetProperty("daysLeft").GetInt32().ShouldBe(known.DayNumber - new DateOnly(2026, 2, 23).DayNumber);
        page.GetProperty("verifications").GetProperty("record").GetProperty("intact").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Today_ReleasedByTheCommandItNames_NeedsNoHand()
    {
        await using var house = new HttpHouse();
        house.Cases.Simulation.Fails[Effects.Appraise] = "risk-table-broken";
        var play = await InTriageAsync(house, Bodies.Changes());
        house.Cases.Time.Now += TimeSpan.FromMinutes(1);
        var release = Only((await house.GetAsync(Url, People.Operations)).Json, "stuck").GetProperty("release").GetString()!.Split(' ');
        house.Cases.Simulation.Fails.Clear();

        (await house.SendAsync(release[0], release[1], People.Operations, "{}"u8.ToArray(), "application/json")).ShouldBe(202);
        await house.Cases.SettleAsync();
        house.Durable.Add($"{play.Id}-{play.State.Generation}", OrchestrationRuntimeStatus.Running);

        (await house.GetAsync(Url, People.Operations)).Json.GetProperty("needsAHand").GetArrayLength().ShouldBe(0);
        play.State.Stage.ShouldBe(Stage.Triage);
    }

    [Fact]
    public async Task Today_BackendSilent_SaysThatProcessesAreNotKnown()
    {
        await using var house = new HttpHouse();
        await house.Cases.SubmitAsync(Bodies.Changes());
        house.Durable.Fail(new Grpc.Core.RpcException(new Grpc.Core.Status(Grpc.Core.StatusCode.Unavailable, "down")));
        house.Cases.Time.Now += TimeSpan.FromMinutes(20);

        (await house.GetAsync(Url, People.Operations)).ShouldBe(200).Json.GetProperty("processesUnknown").GetString().ShouldNotBeNullOrEmpty();
    }

    private static JsonElement Only(JsonElement page, string section)
    {
        page.GetProperty(section).GetProperty("total").GetInt32().ShouldBe(1, section);
        return page.GetProperty(section).GetProperty("items").EnumerateArray().Single();
    }

    private static async Task<CasePlay> HeldAsync(HttpHouse house, string until) =>
        await (await InTriageAsync(house, Bodies.Injury())).DecideAsync(People.Manager, DecisionNames.Hold, new { until, reason = "a court decides first" });

    private static async Task<CasePlay> InTriageAsync(HttpHouse house, object body, CaseKind kind = CaseKind.Notification)
    {
        var play = await house.Cases.InTriageAsync(body, kind);
        house.Durable.Add($"{play.Id}-{play.State.Generation}", OrchestrationRuntimeStatus.Running);
        return play;
    }
}
