namespace Pipeline.Contracts.Components;

/// <summary>What lies between the SDK and the database; a test can stand in it.</summary>
public sealed class CosmosWire : DelegatingHandler
{
    internal CosmosWire(HttpMessageHandler inner)
        : base(inner)
    {
    }

    /// <summary>
    /// Called for every request in its stead; the second argument sends it on. Null lets everything pass. Whoever sets it sets it back.
    /// </summary>
    public Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>>? Between { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Between is { } between ? between(request, () => base.SendAsync(request, cancellationToken)) : base.SendAsync(request, cancellationToken);
}
