using System.Net;

namespace Pipeline.EndToEnd.Tests.Faults;

/// <summary>Somebody who asks again while the service says that it cannot answer for the moment, with the same key: so nothing is done twice.</summary>
internal sealed class PatientCaller() : DelegatingHandler(new HttpClientHandler())
{
    private const string KeyHeader = "Idempotency-Key";
    private const int MaxTries = 100;

    private int _keys;

    public int Repeated { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Post && !request.Headers.Contains(KeyHeader))
        {
            request.Headers.Add(KeyHeader, $"storm-{Interlocked.Increment(ref _keys)}");
        }

        if (request.Content is { } content)
        {
            await content.LoadIntoBufferAsync(cancellationToken);
        }

        for (var tries = 1; ; tries++)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (response.StatusCode != HttpStatusCode.ServiceUnavailable || tries == MaxTries)
            {
                return response;
            }

            response.Headers.RetryAfter.ShouldNotBeNull("whoever is sent away is told when to come back");
            response.Dispose();
            Repeated++;
        }
    }
}
