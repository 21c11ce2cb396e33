using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Embedded.Durable;

namespace Pipeline.Embedded.Tests.Durable;

/// <summary>The HTTP management API, over real HTTP.</summary>
public sealed class ManagementApiTests : IAsyncLifetime
{
    private DurableHost _host = null!;
    private WebApplication _web = null!;
    private HttpClient _http = null!;

    private static TestFunctions Functions { get; } = new TestFunctions()
        .Activity<int, int>("Boom", _ => throw new TimeoutException("late"))
        .Orchestrator("Echo", context => Task.FromResult(context.GetInput<JsonElement>()))
        .Orchestrator("Fail", context => context.CallActivityAsync<int>("Boom", 1))
        .Orchestrator("Version", context => Task.FromResult(context.Version))
        .Orchestrator("Wait", async context =>
        {
            context.SetCustomStatus(new { step = 1 });
            return await context.WaitForExternalEvent<JsonElement>("go");
        });

    public async Task InitializeAsync()
    {
        _host = await DurableHost.StartAsync(Functions, new DurableRuntimeOptions { VersionMatch = VersionMatchStrategy.None });
        (_web, _http) = await ServeAsync(systemKey: null);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _web.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task I_Start_AnswersCheckStatus()
    {
        using var response = await PostAsync("orchestrators/Echo/one", """{"a":1}""");
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(10));
        var body = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        body.Select(property => property.Key).ShouldBe([
            "id", "statusQueryGetUri", "sendEventPostUri", "terminatePostUri", "purgeHistoryDeleteUri", "restartPostUri", "suspendPostUri", "resumePostUri"]);
        body["id"]!.GetValue<string>().ShouldBe("one");
        response.Headers.Location!.ToString().ShouldBe(body["statusQueryGetUri"]!.GetValue<string>());

        await _host.QuietAsync();
        using var status = await _http.GetAsync(response.Headers.Location);
        status.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await status.Content.ReadAsStringAsync()).ShouldBe(
            """{"name":"Echo","instanceId":"one","runtimeStatus":"Completed","input":{"a":1},"customStatus":null,"output":{"a":1},"createdTime":"2026-01-05T09:00:00Z","lastUpdatedTime":"2026-01-05T09:00:00Z"}""");
    }

    [Fact]
    public async Task I_StartAndWait_AnswersTheOutput()
    {
        using var response = await PostAsync("orchestrators/Echo?timeout=10&pollingInterval=1", "[1,2]");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBe("[1,2]");
    }

    [Theory]
    [InlineData("orchestrators/Gone", "1", HttpStatusCode.BadRequest)]
    [InlineData("orchestrators/Echo", "{", HttpStatusCode.BadRequest)]
    [InlineData("orchestrators/Echo/a%23b", "1", HttpStatusCode.BadRequest)]
    [InlineData("orchestrators/Wait/waiting", "1", HttpStatusCode.Conflict)]
    [InlineData("instances/nobody/raiseEvent/go", "1", HttpStatusCode.NotFound)]
    [InlineData("instances/done/raiseEvent/go", "1", HttpStatusCode.Gone)]
    [InlineData("instances/waiting/raiseEvent/go", "{", HttpStatusCode.BadRequest)]
    [InlineData("instances/nobody/terminate", "", HttpStatusCode.NotFound)]
    [InlineData("instances/done/terminate", "", HttpStatusCode.Gone)]
    [InlineData("instances/done/suspend", "", HttpStatusCode.Gone)]
    [InlineData("instances/nobody/resume", "", HttpStatusCode.NotFound)]
    [InlineData("instances/nobody/rewind", "", HttpStatusCode.NotFound)]
    [InlineData("instances/done/rewind", "", HttpStatusCode.PreconditionFailed)]
    [InlineData("instances/nobody/restart", "", HttpStatusCode.BadRequest)]
    [InlineData("instances/waiting/restart?restartWithNewInstanceId=false", "", HttpStatusCode.Conflict)]
    [InlineData("instances/done/restart", "", HttpStatusCode.Accepted)]
    [InlineData("instances/done/restartWithOptions?newInstanceId=waiting", "", HttpStatusCode.Conflict)]
    public async Task I_Post_AnswersAsTheTableSays(string path, string body, HttpStatusCode expected)
    {
        await _host.StartInstanceAsync("Echo", 1, "done");
        await _host.StartInstanceAsync("Wait", 1, "waiting");
        await _host.QuietAsync();
        using var response = await PostAsync(path, body);
        response.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task I_RaiseEventWithoutJsonContentType_Is400()
    {
        await _host.StartInstanceAsync("Wait", 1, "waiting");
        using var content = new StringContent("1", Encoding.UTF8, "text/plain");
        using var response = await _http.PostAsync(Uri("instances/waiting/raiseEvent/go"), content);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task I_Running_Is202WithLocationAndRetryAfterAndEventsEndIt()
    {
        await _host.StartInstanceAsync("Wait", 1, "waiting");
        await _host.QuietAsync();
        using var running = await _http.GetAsync(Uri("instances/waiting?showInput=false"));
        running.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        running.Headers.Location.ShouldNotBeNull();
        running.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        var body = (await running.Content.ReadFromJsonAsync<JsonObject>())!;
        body["input"].ShouldBeNull();
        body["customStatus"]!["step"]!.GetValue<int>().ShouldBe(1);

        using var raised = await PostAsync("instances/waiting/raiseEvent/go", """{"x":2}""");
        raised.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await _host.QuietAsync();
        var done = (await _http.GetFromJsonAsync<JsonObject>(Uri("instances/waiting?showHistory=true&showHistoryOutput=true")))!;
        done["output"]!["x"]!.GetValue<int>().ShouldBe(2);
        done["historyEvents"]!.AsArray().Select(entry => entry!["EventType"]!.GetValue<string>())
            .ShouldBe(["ExecutionStarted", "EventRaised", "ExecutionCompleted"]);
    }

    [Fact]
    public async Task I_SuspendResumeTerminate_ChangeTheStatus()
    {
        await _host.StartInstanceAsync("Wait", 1, "waiting");
        foreach (var (order, status) in new[] { ("suspend", "Suspended"), ("suspend", "Suspended"), ("resume", "Running"), ("terminate", "Terminated") })
        {
            using var response = await PostAsync($"instances/waiting/{order}?reason=because", string.Empty);
            response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
            await _host.QuietAsync();
            var body = (await _http.GetFromJsonAsync<JsonObject>(Uri("instances/waiting")))!;
            body["runtimeStatus"]!.GetValue<string>().ShouldBe(status);
        }
    }

    [Fact]
    public async Task I_Failed_Is200Or500AndCanBeRewound()
    {
        await _host.StartInstanceAsync("Fail", 1, "failed");
        await _host.QuietAsync();
        using var plain = await _http.GetAsync(Uri("instances/failed"));
        plain.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await plain.Content.ReadFromJsonAsync<JsonObject>())!["output"]!.GetValue<string>().ShouldStartWith("Task 'Boom' (#0) failed");
        using var flagged = await _http.GetAsync(Uri("instances/failed?returnInternalServerErrorOnFailure=true"));
        flagged.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        using var rewound = await PostAsync("instances/failed/rewind?reason=x", string.Empty);
        rewound.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await _host.QuietAsync();
        Functions.Runs["Boom"].ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task I_RestartWithOptions_UsesIdAndVersion()
    {
        await _host.StartInstanceAsync("Version", 1, "old");
        await _host.QuietAsync();
        using var response = await PostAsync("instances/old/restartWithOptions?newInstanceId=new&version=7", string.Empty);
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await _host.QuietAsync();
        var body = (await _http.GetFromJsonAsync<JsonObject>(Uri("instances/new")))!;
        body["output"]!.GetValue<string>().ShouldBe("7");
        body["version"]!.GetValue<string>().ShouldBe("7");
    }

    [Fact]
    public async Task I_List_FiltersAndPagesByHeader()
    {
        for (var i = 0; i < 5; i++)
        {
            await _host.StartInstanceAsync("Echo", i, $"done-{i}");
        }

        await _host.StartInstanceAsync("Wait", 1, "waiting");
        await _host.QuietAsync();
        List<string> ids = [];
        var token = string.Empty;
        do
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Uri("instances?runtimeStatus=Completed,Failed&instanceIdPrefix=done&top=2"));
            request.Headers.Add("x-ms-continuation-token", token);
            using var response = await _http.SendAsync(request);
            ids.AddRange((await response.Content.ReadFromJsonAsync<JsonArray>())!.Select(item => item!["instanceId"]!.GetValue<string>()));
            token = response.Headers.TryGetValues("x-ms-continuation-token", out var values) ? values.Single() : string.Empty;
        }
        while (token.Length > 0);

        ids.ShouldBe(["done-0", "done-1", "done-2", "done-3", "done-4"]);
    }

    [Fact]
    public async Task I_Delete_AnswersAsTheTableSays()
    {
        await _host.StartInstanceAsync("Echo", 1, "done");
        await _host.StartInstanceAsync("Echo", 1, "also-done");
        await _host.StartInstanceAsync("Wait", 1, "waiting");
        await _host.QuietAsync();
        (await DeleteAsync("instances/nobody")).ShouldBe((HttpStatusCode.NotFound, string.Empty));
        (await DeleteAsync("instances/waiting")).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await DeleteAsync("instances/done")).ShouldBe((HttpStatusCode.OK, """{"instancesDeleted":1}"""));
        (await DeleteAsync("instances")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await DeleteAsync("instances?createdTimeFrom=2026-01-05T09:00:00Z&runtimeStatus=Failed")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await DeleteAsync("instances?createdTimeFrom=2026-01-05T09:00:00Z")).ShouldBe((HttpStatusCode.OK, """{"instancesDeleted":1}"""));
    }

    [Fact]
    public async Task SystemKey_MissingOrWrong_Is401()
    {
        var (web, http) = await ServeAsync("secret");
        await using (web)
        using (http)
        {
            (await http.GetAsync(Uri("instances"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            (await http.GetAsync(Uri("instances?code=wrong"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            (await http.GetAsync(Uri("instances?code=secret"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    private static Uri Uri(string path) => new(DurableManagementApi.Root.TrimStart('/') + "/" + path, UriKind.Relative);

    private async Task<HttpResponseMessage> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await _http.PostAsync(Uri(path), content);
    }

    private async Task<(HttpStatusCode Status, string Body)> DeleteAsync(string path)
    {
        using var response = await _http.DeleteAsync(Uri(path));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<(WebApplication Web, HttpClient Http)> ServeAsync(string? systemKey)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var web = builder.Build();
        web.MapDurableManagement(_host.Runtime, systemKey);
        await web.StartAsync();
        return (web, new HttpClient { BaseAddress = new Uri(web.Urls.Single() + "/") });
    }
}
