using System.Collections.Concurrent;
using Pipeline.Embedded.Hosting.Timers;

namespace Pipeline.Embedded.Tests.Hosting;

internal sealed class MemoryTimerStatus : ITimerStatusStore
{
    private readonly ConcurrentDictionary<string, TimerStatus> _statuses = new();

    /// <summary>How many of the next writes fail.</summary>
    public int Failures { get; set; }

    public TimerStatus? Read(string function) => _statuses.GetValueOrDefault(function);

    public Task WriteAsync(string function, TimerStatus status, CancellationToken cancellationToken)
    {
        if (Failures > 0)
        {
            Failures--;
            throw new IOException("The disk is full.");
        }

        _statuses[function] = status;
        return Task.CompletedTask;
    }
}
