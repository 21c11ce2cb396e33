namespace Pipeline.Local.Bench.Counting;

/// <summary>Counts HTTP requests on their way.</summary>
internal sealed class RequestCounter(CaseMeter meter) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        meter.Count(null, new Tally { Requests = 1 });
        return base.SendAsync(request, cancellationToken);
    }
}
