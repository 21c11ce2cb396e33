using Microsoft.Extensions.Hosting;

namespace Pipeline.Embedded.Hosting;

/// <summary>Leaves signals and the console to whoever owns the host.</summary>
internal sealed class UnmanagedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
