using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Publication;
using Pipeline.EndToEnd.Tests.Scenarios.Steps;

namespace Pipeline.EndToEnd.Tests.Scenarios;

/// <summary>The regulator's house in a scenario: everything is asked and told over HTTP, and time stands still on Monday 2 March 2026, 09:00, until it is told to pass.</summary>
internal sealed class House(LivePipeline pipeline, Coverage coverage) : IAsyncDisposable
{
    private readonly List<Case> _cases = [];

    /// <summary>Everything an SMTP server, a disk or a scanner may do is in <paramref name="ports"/>.</summary>
    public static async Task<House> OpenAsync(Coverage coverage, Action<IServiceCollection>? ports = null, PolicyCatalog? policies = null) => new(
        await LivePipeline.StartAsync(
            options => options with
            {
                Locations =
                [
                    .. options.Locations,
                    new Location { LocationId = Api.OtherLocation, Name = "Another care home", ProviderId = Api.OtherProvider, ProviderName = "Another provider" },
                ],
                Ports = ports ?? options.Ports,
                Policies = policies ?? options.Policies,
            },
            new NotedRequests(coverage)),
        coverage);

    public DateTimeOffset Now => pipeline.Clock.GetUtcNow();

    /// <summary>A serious injury with a fracture and prolonged pain: P2.</summary>
    public Task<Case> NotifiedAsync(string reference = "INC-1", string? by = null) => SubmittedAsync("notifications", Api.SeriousInjury(reference), by);

    /// <summary>A death, at an unrated home: P3.</summary>
    public Task<Case> DeathNotifiedAsync() => SubmittedAsync("notifications", new
    {
        type = "DEATH",
        locationId = Api.Location,
        submittedBy = new { name = "Form Filler", jobTitle = "Registered manager", email = "manager@example.org" },
        person = new { idCode = "SU-15" },
        @event = new { date = "2026-03-01", details = new { } },
    });

    /// <summary>A changed statement of purpose: P4, and routine where the policy says so.</summary>
    public Task<Case> ChangeNotifiedAsync() => SubmittedAsync("notifications", new
    {
        type = "SOP-CHANGE",
        locationId = Api.Location,
        submittedBy = new { name = "Form Filler", jobTitle = "Registered manager" },
    });

    /// <summary>A safeguarding alert is always P1.</summary>
    public Task<Case> AlertedAsync() => ConcernedAsync("safeguarding-alert");

    public Task<Case> ConcernedAsync(string kind, string identity = "confidential", bool placeInWords = false) => SubmittedAsync("concerns", new
    {
        kind,
        locationId = placeInWords ? null : Api.Location,
        locationText = placeInWords ? "The home by the canal" : null,
        identity,
        reporter = new { name = "Whoever Told", email = "told@example.org", phone = "0161 496 0000" },
        narrative = "Nobody answers the bells at night.",
    });

    public Task<Case> AssessmentOpenedAsync(string reason, string? framework = null, Case? previous = null) => SubmittedAsync(
        "assessments", new { locationId = Api.Location, framework, reason, previousCase = previous?.Id }, Inspector.Header);

    /// <summary>Submits, and lets the house do what it does by itself.</summary>
    public async Task<Case> SubmittedAsync(string what, object body, string? by = null, string? key = null)
    {
        using var response = await SendAsync(HttpMethod.Post, $"/api/{what}", by, body, key: key);
        var receipt = await ReadAsync(response);
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted, receipt.ToString());
        return Opened(receipt);
    }

    /// <summary>A case that this house opened in another way.</summary>
    public Case Opened(JsonElement receipt)
    {
        var opened = new Case(this, receipt.Text("caseId")!, receipt.Text("accessCode"));
        _cases.Add(opened);
        return opened;
    }

    /// <summary>Lets the time pass until then, with everything that falls due.</summary>
    public async Task UntilAsync(string time)
    {
        London.At(time).ShouldBeGreaterThanOrEqualTo(Now, "a scenario goes forward");
        await pipeline.PassAsync(London.At(time) - Now);
    }

    public Task PassAsync(TimeSpan time) => pipeline.PassAsync(time);

    /// <summary>Any request, and all that follows from it.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? who = null, object? body = null, string? key = null, string? ifMatch = null)
    {
        var response = await pipeline.Api.SendAsync(method, path, who, body, key, ifMatch);
        await pipeline.QuietAsync();
        return response;
    }

    public async Task<JsonElement> GetAsync(string path, string? who = null)
    {
        using var response = await SendAsync(HttpMethod.Get, path, who);
        var answer = await ReadAsync(response);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, $"{path}: {answer}");
        return answer;
    }

    public async Task<int> StatusOfAsync(string path, string? who = null)
    {
        using var response = await SendAsync(HttpMethod.Get, path, who);
        return (int)response.StatusCode;
    }

    /// <summary>What the public reads, as it is.</summary>
    public async Task<string> PageAsync(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadAsStringAsync();
    }

    public Task<JsonElement> PublicPlaceAsync() => GetAsync($"/api/register/locations/{Api.Location}");

    /// <summary>Notes how each case went, so that it is known what the scenarios have shown.</summary>
    public async Task LeaveAsync()
    {
        foreach (var played in _cases)
        {
            coverage.NoteCase(await GetAsync($"/api/cases/{played.Id}/timeline", Operations.AuditorHeader));
        }

        (await GetAsync("/api/audit/verify", Operations.AuditorHeader)).Text("intact").ShouldBe(bool.TrueString);
    }

    public ValueTask DisposeAsync() => pipeline.DisposeAsync();

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }
}
