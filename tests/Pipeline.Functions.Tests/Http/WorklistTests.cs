using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Contracts;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Functions.Tests.Http;

public sealed class WorklistTests
{
    [Theory]
    [InlineData("/api/worklist")]
    [InlineData("/api/locations/1-466088203")]
    public async Task List_ByRole_IsForStaff(string url)
    {
        await using var house = new HttpHouse();
        Role[] staff = [Role.Triage, Role.Inspector, Role.Reviewer, Role.Publisher, Role.Manager];

        (await house.GetAsync(url)).ShouldBe(401, "unauthorized");
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.System))
        {
            (await house.GetAsync(url, People.Staff("somebody", role))).Status.ShouldBe(staff.Contains(role) ? 200 : 403, $"{role}");
        }
    }

    [Fact]
    public async Task Worklist_WithFaultsInItsFilters_NamesThemAll()
    {
        await using var house = new HttpHouse();

        var reply = await house.GetAsync(
            $"/api/worklist?stage=nowhere&role=boss&priority=P9&late=1&stuck=maybe&sort=name&take=201&q=a%00b&team={new string('t', 2000)}&assignee=a&assignee=b", People.Triage);

        reply.ShouldBe(400, "invalid").FieldsAtFault.ShouldBe(
            ["stage", "role", "priority", "late", "stuck", "sort", "take", "q", "team", "assignee"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("take=0")]
    [InlineData("take=-1")]
    [InlineData("take=ten")]
    [InlineData("take=99999999999999999999")]
    [InlineData("after=nonsense")]
    [InlineData("after=%27%20OR%201%3D1--")]
    public async Task Worklist_WithAFault_Is400(string query)
    {
        await using var house = new HttpHouse();

        (await house.GetAsync($"/api/worklist?{query}", People.Triage)).ShouldBe(400, "invalid").FieldsAtFault.ShouldBe([query.Split('=')[0]]);
    }

    [Fact]
    public async Task Worklist_PageByPage_HasEveryCaseOnce()
    {
        await using var house = new HttpHouse();
        var plays = new List<CasePlay>();
        for (var count = 0; count < 5; count++)
        {
            plays.Add(await house.Cases.InTriageAsync());
        }

        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = (await house.GetAsync($"/api/worklist?take=2{(after is null ? string.Empty : $"&after={Uri.EscapeDataString(after)}")}", People.Triage)).ShouldBe(200).Json;
            page.GetProperty("total").GetInt32().ShouldBe(5);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("caseId").GetString()!));
            after = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        while (after is not null);

        seen.Order().ShouldBe(plays.Select(play => play.Id.Value).Order());
    }

    [Fact]
    public async Task Item_PastItsClock_IsLateAsOfNow()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();

        var before = (await house.GetAsync("/api/worklist?late=false", People.Triage)).Json.GetProperty("items")[0];
        house.Cases.Time.Now += TimeSpan.FromDays(60);
        var after = (await house.GetAsync("/api/worklist?late=true&stuck=true&role=triage&stage=triage&sort=priority", People.Triage)).Json.GetProperty("items")[0];

        before.GetProperty("late").GetBoolean().ShouldBeFalse();
        before.GetProperty("stuck").GetBoolean().ShouldBeFalse();
        before.GetProperty("reference").GetString().ShouldBe(play.Id.Reference);
        after.GetProperty("late").GetBoolean().ShouldBeTrue();
        after.GetProperty("stuck").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Worklist_ByWords_FindsAndShowsNoNarrative()
    {
        await using var house = new HttpHouse();
        await house.Cases.InTriageAsync(Bodies.Injury(reference: "INC-2291"));

        (await house.GetAsync("/api/worklist?q=inc-2291%20rose", People.Triage)).Json.GetProperty("total").GetInt32().ShouldBe(1);
        var none = await house.GetAsync("/api/worklist?q='%20OR%201=1--", People.Triage);
        none.ShouldBe(200).Json.GetProperty("total").GetInt32().ShouldBe(0);
        (await house.GetAsync("/api/worklist", People.Triage)).Text.ShouldNotContain("fell in the hall");
    }

    [Fact]
    public async Task Location_Known_HasOwnerCasesRatingsAndActionsInOnePlace()
    {
        await using var house = new HttpHouse();
        await house.Cases.PublishedAsync();
        var open = await house.Cases.InTriageAsync();
        await open.DecideAsync(People.Triage, DecisionNames.RecordAction, new { kind = "contact-provider", text = "Called the home." });
        await open.DecideAsync(People.Manager, DecisionNames.Assign, new { to = "triage-2" });

        var location = (await house.GetAsync($"/api/locations/{CaseHouse.CareHome}", People.Inspector)).ShouldBe(200).Json;

        location.GetProperty("location").GetProperty("name").GetString().ShouldBe("Rose Court");
        location.GetProperty("owner").GetProperty("assignee").GetString().ShouldBe("triage-2");
        location.GetProperty("cases").GetArrayLength().ShouldBe(2);
        location.GetProperty("rating").GetProperty("overall").GetString().ShouldNotBeNullOrEmpty();
        location.GetProperty("actions")[0].GetProperty("action").GetProperty("text").GetString().ShouldBe("Called the home.");
        location.GetProperty("casesTotal").GetInt32().ShouldBe(2);
        house.Cases.Audit.Entries.Count(entry => entry.What == "location").ShouldBe(2);
    }

    [Fact]
    public async Task Location_WithMoreCasesThanAPage_SaysHowManyThereAreAndWhoOwnsTheOldestOpenOne()
    {
        await using var house = new HttpHouse();
        var rows = Enumerable.Range(0, 203).Select(n => Row(n) with { Stage = n == 202 ? Stage.Triage : Stage.Closed, Assignee = n == 202 ? "triage-2" : null }).ToList();
        await house.Cases.Worklist.UpsertAsync(rows, CancellationToken.None);

        var location = (await house.GetAsync($"/api/locations/{CaseHouse.CareHome}", People.Inspector)).ShouldBe(200).Json;

        location.GetProperty("casesTotal").GetInt32().ShouldBe(203);
        location.GetProperty("cases").EnumerateArray().Select(found => found.GetProperty("caseId").GetString()).ShouldBe(rows.Take(200).Select(row => row.CaseId.Value));
        location.GetProperty("owner").GetProperty("assignee").GetString().ShouldBe("triage-2");

        static WorklistRow Row(int hoursAgo) => new()
        {
            CaseId = Samples.NewCase(),
            CommitVersion = 1,
            Kind = CaseKind.Notification,
            Type = "DEATH",
            Stage = Stage.Closed,
            StageSince = CaseHouse.Start,
            ReceivedAt = CaseHouse.Start.AddHours(-hoursAgo),
            LocationId = CaseHouse.CareHome,
            OpenEffects = [],
            Generation = 1,
        };
    }

    [Fact]
    public async Task Location_Unknown_Is404BeforeTheRole()
    {
        await using var house = new HttpHouse();

        (await house.GetAsync("/api/locations/1-000", People.Operations)).ShouldBe(404, "not-found");
        (await house.GetAsync("/api/locations/'%20OR%201=1--", People.Triage)).ShouldBe(404, "not-found");
        (await house.GetAsync("/api/locations/1-000")).ShouldBe(401, "unauthorized");
    }
}
