using Microsoft.Extensions.Hosting;
using Pipeline.Embedded.Durable;

namespace Pipeline.Embedded.Hosting.Tasks;

/// <summary>Starts the durable runtime before HTTP opens, and stops it after HTTP and the listeners have ended.</summary>
internal sealed class DurableRuntimeService(DurableRuntime runtime) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => runtime.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => runtime.StopAsync(cancellationToken);
}
