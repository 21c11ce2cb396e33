namespace Pipeline.Embedded.Hosting.Timers;

/// <summary>Remembers over a stop when each timer function is due.</summary>
public interface ITimerStatusStore
{
    TimerStatus? Read(string function);

    /// <summary>The status is durable when the task completes.</summary>
    Task WriteAsync(string function, TimerStatus status, CancellationToken cancellationToken);
}
