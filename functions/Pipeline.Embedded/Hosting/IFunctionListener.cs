using Pipeline.Embedded.Hosting.Invocation;

namespace Pipeline.Embedded.Hosting;

/// <summary>What waits for something to happen and calls a function then.</summary>
internal interface IFunctionListener : IAsyncDisposable
{
    HostedFunction Function { get; }

    /// <summary>Writes down where it begins, before anything can happen that it must not miss.</summary>
    Task PrepareAsync(CancellationToken cancellationToken);

    void Start();

    /// <summary>Takes nothing more and waits for the calls under way; when the token is cancelled, their tokens are too.</summary>
    Task StopAsync(CancellationToken cancellationToken);
}
