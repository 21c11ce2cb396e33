using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Pipeline.Azure.Tests.Notices;

/// <summary>A post as infra/docs/deploy.md asks for it, on the other side of a client.</summary>
internal sealed class PostOffice(TimeProvider time, Uri endpoint, string token) : HttpMessageHandler, IHttpClientFactory
{
    private readonly Dictionary<string, (DateTimeOffset At, JsonObject Notice)> _kept = [];

    public IEnumerable<JsonObject> Kept => _kept.Values.Select(kept => kept.Notice);

    public List<HttpRequestMessage> Requests { get; } = [];

    /// <summary>What it answers instead, once it is set.</summary>
    public Func<HttpResponseMessage>? Answers { get; set; }

    /// <summary>It takes the request and never answers.</summary>
    public bool IsSilent { get; set; }

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        if (IsSilent)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        if (Answers is { } answer)
        {
            return answer();
        }

        if (request.Headers.Authorization?.ToString() != $"Bearer {token}")
        {
            return new HttpResponseMessage(HttpStatusCode.Unauthorized);
        }

        return request.Method.Method switch
        {
            "POST" when request.RequestUri == endpoint => await TakeAsync(request, cancellationToken),
            "DELETE" when request.RequestUri!.AbsoluteUri.StartsWith($"{endpoint}/cases/", StringComparison.Ordinal) => Forget(request.RequestUri.Segments[^1]),
            _ => new HttpResponseMessage(HttpStatusCode.NotFound),
        };
    }

    private async Task<HttpResponseMessage> TakeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var key = request.Headers.GetValues("Idempotency-Key").Single();
        var isNew = _kept.TryAdd(key, (time.GetUtcNow(), JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!.AsObject()));
        return new HttpResponseMessage(isNew ? HttpStatusCode.Accepted : HttpStatusCode.Conflict)
        {
            Content = new StringContent($$"""{ "sentAt": "{{_kept[key].At:O}}" }""", Encoding.UTF8, "application/json"),
        };
    }

    private HttpResponseMessage Forget(string caseId)
    {
        var keys = _kept.Where(kept => kept.Value.Notice["caseId"]?.GetValue<string>() == caseId).Select(kept => kept.Key).ToList();
        keys.ForEach(key => _kept.Remove(key));
        return new HttpResponseMessage(keys.Count > 0 ? HttpStatusCode.NoContent : HttpStatusCode.NotFound);
    }
}
