using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Pipeline.EndToEnd.Tests;

/// <summary>The HTTP interface as a person of some role uses it.</summary>
internal sealed class Api(HttpClient client)
{
    public const string Location = "1-466088203";
    public const string Provider = "1-101647";
    public const string OtherLocation = "1-466088204";
    public const string OtherProvider = "1-101648";
    private const int MaxTries = 200;

    public static object SeriousInjury(string reference) => new
    {
        type = "SERIOUS-INJURY",
        locationId = Location,
        providerReference = reference,
        submittedBy = new { name = "Form Filler", jobTitle = "Registered manager", email = "manager@example.org" },
        person = new { idCode = "SU-14", ageRange = "75-84" },
        @event = new { date = "2026-02-03", details = new { fracture = "left wrist", prolongedPain = true } },
        narrative = "A fall in the dining room; an ambulance was called.",
    };

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? authorization = null, object? body = null, string? key = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (ifMatch is not null)
        {
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{ifMatch}\""));
        }

        request.Content = body is null ? null : body as HttpContent ?? JsonContent.Create(body);
        return await client.SendAsync(request);
    }

    public async Task<JsonElement> GetAsync(string path, string? authorization = null)
    {
        using var response = await SendAsync(HttpMethod.Get, path, authorization);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<JsonElement> SubmitAsync(object body, string kind = "notifications", string? key = null)
    {
        using var response = await SendAsync(HttpMethod.Post, $"/api/{kind}", body: body, key: key);
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Decides, again while the case answers that it is not ready yet.</summary>
    public async Task<JsonElement> DecideAsync(string caseId, string authorization, string decision, object body)
    {
        for (var tries = 0; ; tries++)
        {
            using var response = await SendAsync(HttpMethod.Post, $"/api/cases/{caseId}/decisions/{decision}", authorization, body);
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
            if (response.StatusCode == HttpStatusCode.Conflict && tries < MaxTries && IsInBetween(answer))
            {
                continue;
            }

            response.StatusCode.ShouldBe(HttpStatusCode.OK, $"{decision}: {answer}");
            return answer;
        }
    }

    /// <summary>Asks for the status until the case is in a stage.</summary>
    public async Task<JsonElement> UntilAsync(string caseId, string authorization, string stage)
    {
        for (var tries = 0; ; tries++)
        {
            var status = await GetAsync($"/api/cases/{caseId}/status", authorization);
            if (status.GetProperty("stage").GetString() == stage || tries == MaxTries)
            {
                status.GetProperty("stage").GetString().ShouldBe(stage);
                return status;
            }
        }
    }

    private static bool IsInBetween(JsonElement problem) => problem.GetProperty("code").GetString() == "not-ready"
        || (problem.TryGetProperty("stage", out var stage) && stage.GetString() is "received" or "publication");
}
