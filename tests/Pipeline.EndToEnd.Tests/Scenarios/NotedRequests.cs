namespace Pipeline.EndToEnd.Tests.Scenarios;

/// <summary>Notes every request that was granted.</summary>
internal sealed class NotedRequests(Coverage coverage) : DelegatingHandler(new HttpClientHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            coverage.NoteRequest(request.Method, request.RequestUri!.AbsolutePath);
        }

        return response;
    }
}
