using Pipeline.Embedded.Durable.Scheduling;

namespace Pipeline.Embedded.Tests.Durable;

/// <summary>Stops the machine at the n-th instant between two effects: whoever comes to one from then on never goes on.</summary>
internal sealed class KillSwitch
{
    private readonly TaskCompletionSource _pulled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _at;
    private int _passed;

    public KillSwitch(int at)
    {
        _at = at;
        Faults = new FaultPoints(ReachedAsync);
    }

    public FaultPoints Faults { get; }

    public Task Pulled => _pulled.Task;

    private Task ReachedAsync(FaultPoint point, string instanceId)
    {
        if (Interlocked.Increment(ref _passed) < _at)
        {
            return Task.CompletedTask;
        }

        _pulled.TrySetResult();
        return new TaskCompletionSource().Task;
    }
}
