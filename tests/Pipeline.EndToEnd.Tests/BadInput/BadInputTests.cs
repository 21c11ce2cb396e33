using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.EndToEnd.Tests.BadInput;

/// <summary>Bad input gets a clear answer with the contract's code, changes nothing, and leaves the server running.</summary>
public sealed class BadInputTests(ServerFixture fixture) : IClassFixture<ServerFixture>, IAsyncLifetime
{
    private const string Notifications = "/api/notifications";
    private const string Submitter = """ "submittedBy": { "name": "Form Filler", "jobTitle": "Manager" } """;
    private const string Incident = """ "person": { "idCode": "SU-14" }, "event": { "date": "2026-02-03" } """;

    /// <summary>A timer may fire this much early.</summary>
    private static readonly TimeSpan Jitter = TimeSpan.FromMilliseconds(2);

    private string _before = string.Empty;

    private string Case => fixture.CaseId;

    public async Task InitializeAsync() => _before = await StateAsync();

    public async Task DisposeAsync()
    {
        (await StateAsync()).ShouldBe(_before, "bad input changes nothing");
        fixture.Server.HasExited.ShouldBeFalse();
        (await fixture.Api.GetAsync("/api/health/live")).GetProperty("status").GetString().ShouldNotBeNull();
    }

    public static TheoryData<string, string, string[]> InvalidNotifications => new()
    {
        { "unknown type", $$"""{ "type": "NO-SUCH", "locationId": "{{Api.Location}}", {{Submitter}} }""", ["type"] },
        { "unknown location", $$"""{ "type": "SERIOUS-INJURY", "locationId": "1-0", {{Submitter}}, {{Incident}} }""", ["locationId"] },
        { "everything missing", "{}", ["type", "locationId", "submittedBy.name", "submittedBy.jobTitle"] },
        { "an incident without its fields", $$"""{ "type": "SERIOUS-INJURY", "locationId": "{{Api.Location}}", "submittedBy": {} }""", ["submittedBy.name", "submittedBy.jobTitle", "person.idCode", "event.date"] },
        { "wrong kinds of values", $$"""{ "type": 7, "locationId": [], "submittedBy": "me" }""", ["type", "locationId", "submittedBy"] },
        { "a date that is none, and one in the future", $$"""{ "type": "SERIOUS-INJURY", "locationId": "{{Api.Location}}", {{Submitter}}, "person": { "idCode": "x" }, "event": { "date": "2026-02-30" } }""", ["event.date"] },
        { "an event to come", $$"""{ "type": "SERIOUS-INJURY", "locationId": "{{Api.Location}}", {{Submitter}}, "person": { "idCode": "x" }, "event": { "date": "9999-01-01" } }""", ["event.date"] },
        { "no object", "[]", ["body"] },
        { "an id that looks like SQL", $$"""{ "type": "SERIOUS-INJURY", "locationId": "1' OR '1'='1'; DROP TABLE case_commit; --", {{Submitter}}, {{Incident}} }""", ["locationId"] },
        { "a narrative of 200,000 characters", $$"""{ "type": "SERIOUS-INJURY", "locationId": "{{Api.Location}}", {{Submitter}}, {{Incident}}, "narrative": "{{new string('x', 200_000)}}" }""", ["narrative"] },
    };

    [Theory]
    [MemberData(nameof(InvalidNotifications))]
    public async Task Notification_Invalid_NamesEveryFault(string what, string body, string[] fields)
    {
        using var response = await PostAsync(Notifications, body);

        var problem = await ProblemAsync(response, HttpStatusCode.BadRequest, "invalid", what);
        var errors = problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ToList();
        fields.Except(errors).ShouldBeEmpty(problem.ToString());
    }

    [Theory]
    [InlineData("{ \"type\": ")]
    [InlineData("{ 'type': 1 }")]
    [InlineData("")]
    [InlineData("{} {}")]
    public async Task Notification_MalformedJson_SaysWhere(string body)
    {
        using var response = await PostAsync(Notifications, body);

        (await ProblemAsync(response, HttpStatusCode.BadRequest, "malformed-json", body)).GetProperty("detail").GetString()!.ShouldContain("line");
    }

    [Fact]
    public async Task Notification_InvalidUtf8_IsMalformed()
    {
        using var response = await PostAsync(Notifications, [(byte)'{', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)':', (byte)'1', (byte)'}'], "application/json");

        await ProblemAsync(response, HttpStatusCode.BadRequest, "malformed-json", "invalid UTF-8");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData(null)]
    public async Task Notification_WrongContentType_IsRefused(string? type)
    {
        using var response = await PostAsync(Notifications, Encoding.UTF8.GetBytes("{}"), type);

        await ProblemAsync(response, HttpStatusCode.UnsupportedMediaType, "unsupported-media-type", type ?? "no type");
    }

    [Fact]
    public async Task Notification_NarrativeOfTenMegabytes_IsTooLarge()
    {
        using var response = await PostAsync(Notifications, $$"""{ "narrative": "{{new string('x', 10_000_000)}}" }""");

        await ProblemAsync(response, HttpStatusCode.RequestEntityTooLarge, "too-large", "10 MB");
    }

    [Fact]
    public async Task Decision_IllegalInItsStage_NamesWhatIsAllowed()
    {
        using var response = await fixture.Api.SendAsync(
            HttpMethod.Post, $"/api/cases/{Case}/decisions/judge", "Development inspector-1 roles=inspector", new { statement = "S1", score = 3, rationale = "x" });

        var problem = await ProblemAsync(response, HttpStatusCode.Conflict, "illegal-decision", "judge");
        problem.GetProperty("stage").GetString().ShouldBe("triage");
        problem.GetProperty("allowed").EnumerateArray().Select(name => name.GetString()).ShouldContain("accept-for-assessment");
    }

    [Fact]
    public async Task Decision_OnAStaleVersion_SaysWhichIsCurrent()
    {
        using var response = await fixture.Api.SendAsync(
            HttpMethod.Post, $"/api/cases/{Case}/decisions/accept-for-assessment", ServerFixture.Triage, new { }, ifMatch: "1");

        (await ProblemAsync(response, HttpStatusCode.PreconditionFailed, "version-conflict", "version 1")).GetProperty("version").GetInt32().ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("accept-for-assessment", "Development inspector-1 roles=inspector")]
    [InlineData("assign", ServerFixture.Triage)]
    public async Task Decision_OfAnotherRole_IsForbidden(string decision, string who)
    {
        using var response = await fixture.Api.SendAsync(HttpMethod.Post, $"/api/cases/{Case}/decisions/{decision}", who, new { });

        await ProblemAsync(response, HttpStatusCode.Forbidden, "forbidden", decision);
    }

    [Theory]
    [InlineData("00000000000")]
    [InlineData("7QK39MZ2XA4")]
    [InlineData("1%27%20OR%20%271%27=%271")]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    public async Task Case_Unknown_IsNotFound(string id)
    {
        foreach (var path in new[] { $"/api/cases/{id}", $"/api/cases/{id}/status", $"/api/cases/{id}/timeline", $"/api/cases/{id}/documents" })
        {
            using var response = await fixture.Api.SendAsync(HttpMethod.Get, path, "Development manager-1 roles=manager");
            await ProblemAsync(response, HttpStatusCode.NotFound, "not-found", path);
        }
    }

    [Fact]
    public async Task Case_NotToBeKnown_AnswersAsAnUnknownOne()
    {
        const string provider = $"Development somebody provider={Api.Provider}";
        var answers = new List<string?>();
        foreach (var id in new[] { Case, "00000000000", "7QK39MZ2XA4" })
        {
            var start = TimeProvider.System.GetTimestamp();
            using var response = await fixture.Api.SendAsync(HttpMethod.Get, $"/api/cases/{id}", provider);

            TimeProvider.System.GetElapsedTime(start).ShouldBeGreaterThan(EvenTime.Grain - Jitter, "a hidden case tells nothing by its time");
            answers.Add((await ProblemAsync(response, HttpStatusCode.NotFound, "not-found", id)).GetProperty("detail").GetString());
        }

        answers.Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    [InlineData("a%5Cb.txt")]
    [InlineData("a%00.txt")]
    [InlineData("a%0Ab.txt")]
    public async Task Document_NameThatIsAPathOrNone_IsInvalid(string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/cases/{Case}/documents?name={name}");
        request.Headers.TryAddWithoutValidation("Authorization", ServerFixture.Triage);
        request.Content = new StringContent("content");
        using var response = await fixture.Server.Client.SendAsync(request);

        (await ProblemAsync(response, HttpStatusCode.BadRequest, "invalid", name)).GetProperty("errors").TryGetProperty("name", out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Bearer xyz")]
    [InlineData("Development")]
    [InlineData("Development a roles=emperor")]
    [InlineData("Reference 00000000000:nonsense")]
    [InlineData("nonsense")]
    public async Task Authorization_MalformedOrWrong_IsUnauthenticated(string authorization)
    {
        using var response = await fixture.Api.SendAsync(HttpMethod.Get, "/api/worklist", authorization);

        await ProblemAsync(response, HttpStatusCode.Unauthorized, "unauthorized", authorization);
    }

    [Fact]
    public async Task Worklist_WrongFilters_AreAllNamed()
    {
        using var response = await fixture.Api.SendAsync(
            HttpMethod.Get, "/api/worklist?stage=nowhere&priority=P9&late=perhaps&take=0&sort=name&after=%27%3B", ServerFixture.Triage);

        var errors = (await ProblemAsync(response, HttpStatusCode.BadRequest, "invalid", "filters")).GetProperty("errors").EnumerateObject().Select(error => error.Name);
        new[] { "stage", "priority", "late", "take", "sort" }.Except(errors).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("DELETE", Notifications, HttpStatusCode.MethodNotAllowed, "method-not-allowed")]
    [InlineData("GET", "/api/nowhere", HttpStatusCode.NotFound, "not-found")]
    [InlineData("GET", "/..%2f..%2fetc/passwd", HttpStatusCode.NotFound, "not-found")]
    public async Task Route_UnknownOrWrongVerb_IsAProblem(string method, string path, HttpStatusCode status, string code)
    {
        using var response = await fixture.Api.SendAsync(new HttpMethod(method), path);

        await ProblemAsync(response, status, code, path);
    }

    private async Task<string> StateAsync()
    {
        var measures = await fixture.Api.GetAsync("/api/measures");
        var status = await fixture.Api.GetAsync($"/api/cases/{Case}/status", ServerFixture.Triage);
        return $"{measures.GetProperty("arrivals").GetProperty("total")} {status.GetProperty("stage")} {status.GetProperty("stageSince")}";
    }

    private Task<HttpResponseMessage> PostAsync(string path, string body) => PostAsync(path, Encoding.UTF8.GetBytes(body), "application/json");

    private async Task<HttpResponseMessage> PostAsync(string path, byte[] body, string? type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);
        return await fixture.Server.Client.SendAsync(request);
    }

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, HttpStatusCode status, string code, string what)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, $"{what}: {text}");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json", what);
        var problem = PipelineProcess.Json(text);
        problem.GetProperty("code").GetString().ShouldBe(code, what);
        problem.GetProperty("status").GetInt32().ShouldBe((int)status);
        foreach (var member in new[] { "type", "title", "detail", "traceId" })
        {
            problem.GetProperty(member).GetString().ShouldNotBeNullOrEmpty($"{what}: {member}");
        }

        return problem;
    }
}
