using System.Text.Json;
using Microsoft.DurableTask.Client;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;
using Pipeline.Functions.Tests.Http;

namespace Pipeline.Functions.Tests.Roles;

/// <summary>One app with the three cases that tell callers apart, and a call of every route.</summary>
public sealed class RoleHouse : IAsyncLifetime, IAsyncDisposable
{
    private const string NobodysCase = "7QK39MZ2XA4";

    private readonly HttpHouse house = new();
    private readonly Dictionary<CasePlay, string> documents = [];
    private CasePlay concern = null!;
    private CasePlay drafted = null!;
    private CasePlay submitted = null!;
    private CasePlay other = null!;

    public static async Task<RoleHouse> OpenAsync()
    {
        var roles = new RoleHouse();
        await roles.InitializeAsync();
        return roles;
    }

    public async Task InitializeAsync()
    {
        var cases = house.Cases;
        concern = await cases.InTriageAsync(Bodies.Whistleblowing(), CaseKind.Concern);
        drafted = await cases.InFactualAccuracyAsync();
        submitted = await cases.SubmitAsync(Bodies.Injury(), by: People.Provider);
        other = await cases.InTriageAsync();
        await cases.SettleAsync();
        foreach (var play in new[] { concern, drafted, submitted })
        {
            house.Durable.Add($"{play.Id}-1", OrchestrationRuntimeStatus.Completed);
            var added = await house.SendAsync("POST", $"/api/cases/{play.Id}/documents?name=a.txt", People.Inspector, [1, 2, 3], "text/plain");
            documents[play] = added.ShouldBe(201).Json.GetProperty("documentId").GetString()!;
        }
    }

    internal Task<Reply> CallAsync(string verb, string route, string caller)
    {
        var play = CaseFor(caller);
        var url = UrlOf(route, play.Id, documents[play], $"{NobodysCase}-1");
        var (query, body, type) = PartsOf(verb, route);
        return house.SendAsync(verb, url + query, CallerOf(caller, play), body, type);
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    /// <summary>The route with its parameters filled in.</summary>
    internal static string UrlOf(string route, CaseId caseId, string documentId, string reportId) => "/" + route
        .Replace("{root:maxlength(0)?}", string.Empty, StringComparison.Ordinal)
        .Replace("{caseId}", caseId.Value, StringComparison.Ordinal)
        .Replace("{documentId}", documentId, StringComparison.Ordinal)
        .Replace("{locationId}", CaseHouse.CareHome, StringComparison.Ordinal)
        .Replace("{instanceId}", $"{caseId}-1", StringComparison.Ordinal)
        .Replace("{importId}", $"{NobodysCase}-{new string('0', 64)}", StringComparison.Ordinal)
        .Replace("{reportId}", reportId, StringComparison.Ordinal)
        .Replace("{linkId}", reportId, StringComparison.Ordinal)
        .Replace("{providerId}", People.ProviderId, StringComparison.Ordinal)
        .Replace("{organisation}", "location?startTimestamp=2020-01-01T00:00:00Z", StringComparison.Ordinal)
        .Replace("{queue}", "notices", StringComparison.Ordinal)
        .Replace("{sequenceNumber}", "1", StringComparison.Ordinal);

    private CasePlay CaseFor(string caller) => caller switch
    {
        "provider-with-the-draft" => drafted,
        "provider-that-submitted" => submitted,
        _ => concern,
    };

    private Caller? CallerOf(string caller, CasePlay play) => caller switch
    {
        "public" => null,
        "submitter" => People.SubmitterOf(play.Id),
        "other-submitter" => People.SubmitterOf(other.Id),
        "other-provider" => People.ProviderOf(CaseHouse.ForeignProvider),
        _ when caller.StartsWith("provider", StringComparison.Ordinal) => People.Provider,
        _ => People.In(Names.Parse<Role>(caller)!.Value, play.Id),
    };

    private static (string Query, byte[]? Body, string? Type) PartsOf(string verb, string route) => (verb, route) switch
    {
        ("POST", "api/notifications") => Json(Bodies.Injury()),
        ("POST", "api/concerns") => Json(Bodies.Alert()),
        ("POST", "api/assessments") => Json(Bodies.Planned()),
        ("POST", "api/imports") => (string.Empty, JsonSerializer.SerializeToUtf8Bytes(new { body = Bodies.Injury() }, CaseJson.Options), "application/x-ndjson"),
        ("POST", "api/decisions") => Json(Array.Empty<object>()),
        ("POST", "api/cases/{caseId}/documents") => ("?name=b.txt", [4, 5], "text/plain"),
        ("POST", "api/cases/{caseId}/workspace") => (string.Empty, [6], Casework.Word.WordNames.MediaType),
        ("POST", "api/operations/cases/{caseId}/release") => Json(new { }),
        ("POST", "api/operations/register") => (string.Empty, "locationId,name,provider\n1-1,Home,Caring Ltd"u8.ToArray(), "text/csv"),
        (_, "api/cases/{caseId}/reporter") => ("?purpose=to+call+back", null, null),
        _ => (string.Empty, null, null),
    };

    private static (string Query, byte[] Body, string Type) Json(object body) =>
        (string.Empty, JsonSerializer.SerializeToUtf8Bytes(body, CaseJson.Options), "application/json");
}
