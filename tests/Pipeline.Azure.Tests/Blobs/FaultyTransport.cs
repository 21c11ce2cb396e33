using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Pipeline.Azure.Tests.Blobs;

/// <summary>Sends requests on, unless the test has something else in mind for them.</summary>
internal sealed class FaultyTransport : HttpPipelineTransport
{
    private readonly HttpClientTransport _inner = HttpClientTransport.Shared;
    private int _requests;

    /// <summary>How many requests were made.</summary>
    public int Requests => _requests;

    /// <summary>In place of the service; null sends the request on.</summary>
    public Func<Request, Response?> Instead { get; set; } = _ => null;

    /// <summary>After the service has answered, as when its answer is lost.</summary>
    public Action<Request> Afterwards { get; set; } = _ => { };

    public override Request CreateRequest() => _inner.CreateRequest();

    public override void Process(HttpMessage message)
    {
        if (IsAnswered(message))
        {
            return;
        }

        _inner.Process(message);
        Afterwards(message.Request);
    }

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        if (IsAnswered(message))
        {
            return;
        }

        await _inner.ProcessAsync(message);
        Afterwards(message.Request);
    }

    private bool IsAnswered(HttpMessage message)
    {
        Interlocked.Increment(ref _requests);
        if (Instead(message.Request) is not { } response)
        {
            return false;
        }

        message.Response = response;
        return true;
    }
}
