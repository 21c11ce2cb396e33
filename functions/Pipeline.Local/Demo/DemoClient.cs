using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Casework.Cases;
using Pipeline.Local.Demo.Cast;

namespace Pipeline.Local.Demo;

/// <summary>The front door, as everybody in the demo uses it.</summary>
internal sealed class DemoClient(HttpClient client)
{
    /// <summary>The answer to a GET, or null when there is nothing for this player.</summary>
    /// <exception cref="DemoFailedException">It was answered otherwise.</exception>
    public async Task<T?> GetAsync<T>(string path, Player player, CancellationToken cancellationToken)
        where T : class
    {
        using var request = Request(HttpMethod.Get, path, player);
        using var response = await client.SendAsync(request, cancellationToken);
        return response.StatusCode switch
        {
            HttpStatusCode.OK => await response.Content.ReadFromJsonAsync<T>(CaseJson.Options, cancellationToken),
            HttpStatusCode.NotFound => null,
            _ => throw await DemoFailedException.FromAsync(response, cancellationToken),
        };
    }

    /// <summary>The answer to something that opens a case or adds a document.</summary>
    /// <exception cref="DemoFailedException">It was refused.</exception>
    public async Task<T> PostAsync<T>(string path, HttpContent content, Player player, string idempotencyKey, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, path, player);
        request.Content = content;
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        using var response = await client.SendAsync(request, cancellationToken);
        return response.IsSuccessStatusCode
            ? (await response.Content.ReadFromJsonAsync<T>(CaseJson.Options, cancellationToken))!
            : throw await DemoFailedException.FromAsync(response, cancellationToken);
    }

    /// <summary>Null when the decision was taken; else what was answered.</summary>
    public async Task<string?> DecideAsync(string caseId, string decision, JsonObject body, Player player, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, $"api/cases/{caseId}/decisions/{decision}", player);
        request.Content = Json(body);
        using var response = await client.SendAsync(request, cancellationToken);
        return response.IsSuccessStatusCode ? null : (await DemoFailedException.FromAsync(response, cancellationToken)).Message;
    }

    public async Task<bool> IsThereAsync(string path, Player player, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, path, player);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return response.IsSuccessStatusCode;
    }

    public static StringContent Json(JsonObject body) => new(body.ToJsonString(), Encoding.UTF8, MediaTypeNames.Application.Json);

    private static HttpRequestMessage Request(HttpMethod method, string path, Player player)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(MediaTypeNames.Application.Json));
        if (player.Authorization is { } authorization)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return request;
    }
}
