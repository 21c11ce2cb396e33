namespace Pipeline.Embedded.Durable.Scheduling;

/// <summary>Lets tests end the world at a <see cref="FaultPoint"/>, by a task that never completes.</summary>
internal sealed class FaultPoints(Func<FaultPoint, string, Task>? hook)
{
    public Task Reached(FaultPoint point, string instanceId) => hook?.Invoke(point, instanceId) ?? Task.CompletedTask;
}
