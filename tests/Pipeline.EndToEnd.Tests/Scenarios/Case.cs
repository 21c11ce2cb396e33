using System.Net;
using System.Text.Json;
using Pipeline.EndToEnd.Tests.Scenarios.Steps;

namespace Pipeline.EndToEnd.Tests.Scenarios;

/// <summary>A case of a scenario: what is done to it, and what each side sees of it.</summary>
internal sealed class Case(House house, string id, string? accessCode)
{
    public string Id => id;

    private string SubmitterHeader => $"Reference {id}:{accessCode}";

    /// <summary>Each step is taken, with all that follows from it, before the next one.</summary>
    public async Task<Case> DoAsync(params Step[] steps)
    {
        foreach (var step in steps)
        {
            using var response = await SendAsync(step);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, $"{step.Decision}: {await response.Content.ReadAsStringAsync()}");
        }

        return this;
    }

    /// <summary>The step is refused like this, and nothing has changed.</summary>
    public async Task RefusesAsync(Step step, HttpStatusCode status, string code, string? because = null)
    {
        var before = await ViewAsync(Manager.Header);
        using var response = await SendAsync(step);
        var problem = await House.ReadAsync(response);
        response.StatusCode.ShouldBe(status, problem.ToString());
        problem.Text("code").ShouldBe(code);
        if (because is not null)
        {
            problem.ToString().ShouldContain(because);
        }

        (await ViewAsync(Manager.Header)).Text("version").ShouldBe(before.Text("version"));
    }

    /// <summary>
    /// The case is in the stage and waits for that role until then; and everybody is told the same: staff and submitter by its status, staff
    /// by the case, the worklist and the timeline.
    /// </summary>
    public async Task IsInAsync(string stage, string? waitsFor, string? due, bool late = false)
    {
        var status = await StatusAsync(Manager.Header);
        ShouldWait(status, stage, waitsFor, due, late);
        status.Text("stuck").ShouldBeNull();
        if (accessCode is not null)
        {
            var outside = await StatusAsync(Submitter.Header);
            ShouldWait(outside, stage, waitsFor, due, late);
            outside.Text("waitingFor.escalation.to").ShouldBeNull();
            outside.ToString().ShouldNotMatch("(triage|inspector|reviewer|publisher|manager|director)-[0-9]", "no name of anybody on the staff");
        }

        var view = await ViewAsync(Manager.Header);
        view.Text("stage").ShouldBe(stage);
        var clocks = view.List("clocks.stage");
        if (due is null)
        {
            clocks.ShouldBeEmpty();
        }
        else
        {
            clocks.Select(clock => clock.Time("due")).Min().ShouldBe(London.At(due));
        }

        var row = await WorklistRowAsync(stage);
        row.Text("role").ShouldBe(waitsFor);
        row.Time("due").ShouldBe(waitsFor is null ? null : London.At(due!));
        row.Text("late").ShouldBe(late.ToString());
        row.Text("stuck").ShouldBe(bool.FalseString);
        (await StagesAsync())[^1].ShouldBe(stage);
    }

    /// <summary>The case is closed: nobody must act, and only the list of closed cases has it.</summary>
    public async Task IsClosedAsync(string outcome)
    {
        await IsInAsync("closed", waitsFor: null, due: null);
        (await ViewAsync(Manager.Header)).Text("closed.outcome").ShouldBe(outcome);
        (await WorklistRowAsync("closed")).Text("outcome").ShouldBe(outcome);
        (await house.GetAsync($"/api/worklist?q={id}", Manager.Header)).List("items").ShouldBeEmpty();
    }

    public async Task<JsonElement> WorklistRowAsync(string stage) =>
        (await house.GetAsync($"/api/worklist?stage={stage}&take=200", Manager.Header)).List("items").Single(item => item.Text("caseId") == id);

    public Task<JsonElement> StatusAsync(string who) => house.GetAsync($"/api/cases/{id}/status", HeaderOf(who));

    public Task<JsonElement> ViewAsync(string who) => house.GetAsync($"/api/cases/{id}", HeaderOf(who));

    /// <summary>The lines of the timeline, commits and reads.</summary>
    public async Task<IReadOnlyList<JsonElement>> TimelineAsync() => (await house.GetAsync($"/api/cases/{id}/timeline", Manager.Header)).List("items");

    /// <summary>All events of the record, in their order.</summary>
    public async Task<IReadOnlyList<JsonElement>> EventsAsync(string name) =>
        [.. (await TimelineAsync()).SelectMany(line => line.List("events")).Where(happened => happened.Text("event") == name)];

    /// <summary>Every stage it was in, in order.</summary>
    public async Task<IReadOnlyList<string?>> StagesAsync() => [.. (await EventsAsync("stage-entered")).Select(entered => entered.Text("stage"))];

    /// <summary>The effect of that name, the last one.</summary>
    public async Task<JsonElement> EffectAsync(string name) => (await ViewAsync(Manager.Header)).List("effects").Last(effect => effect.Text("name") == name);

    public async Task<string> AddsDocumentAsync(string who, string name, string text)
    {
        using var content = new StringContent(text);
        using var response = await house.SendAsync(HttpMethod.Post, $"/api/cases/{id}/documents?name={name}&purpose=evidence", HeaderOf(who), content);
        var added = await House.ReadAsync(response);
        response.StatusCode.ShouldBe(HttpStatusCode.Created, added.ToString());
        return added.Text("documentId")!;
    }

    public Task<HttpResponseMessage> ReadAsync(string part, string who) => house.SendAsync(HttpMethod.Get, $"/api/cases/{id}{part}", HeaderOf(who));

    public async Task CannotBeSeenAsync(string who)
    {
        foreach (var part in (string[])[string.Empty, "/status"])
        {
            using var response = await ReadAsync(part, who);
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    private static void ShouldWait(JsonElement status, string stage, string? waitsFor, string? due, bool late)
    {
        status.Text("stage").ShouldBe(stage);
        status.Text("waitingFor.role").ShouldBe(waitsFor);
        if (waitsFor is not null)
        {
            status.Time("waitingFor.due").ShouldBe(London.At(due!));
            status.Text("waitingFor.late").ShouldBe(late.ToString());
        }
    }

    private string HeaderOf(string who) => who == Submitter.Header ? SubmitterHeader : who;

    private async Task<HttpResponseMessage> SendAsync(Step step) =>
        await house.SendAsync(HttpMethod.Post, $"/api/cases/{id}/decisions/{step.Decision}", HeaderOf(step.Who), await step.Body(this));
}
