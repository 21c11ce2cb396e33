using System.Collections.Concurrent;
using Pipeline.Embedded.Hosting.Timers;

namespace Pipeline.Embedded.Tests.Hosting;

internal sealed class MemoryTimerStatus : ITimerStatusStore
{
    private readonly ConcurrentDictionary<string, TimerStatus> _statuses = new();

    public TimerStatus? Read(string function) => _statuses.GetValueOrDefault(function);

    public Task WriteAsync(string function, TimerStatus status, CancellationToken cancellationToken)
    {
        _statuses[function] = status;
        return Task.CompletedTask;
    }
}
