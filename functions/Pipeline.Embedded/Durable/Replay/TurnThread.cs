namespace Pipeline.Embedded.Durable.Replay;

/// <summary>
/// Runs everything an orchestrator does inside a turn on the one thread that plays the turn, each continuation at once. A continuation
/// that arrives from anywhere else is the sign of a non-durable await: it is not run, but reported.
/// </summary>
internal sealed class TurnThread(Action strayed) : SynchronizationContext
{
    private const int Nobody = 0;
    private int _owner = Nobody;

    public bool IsCurrent => Volatile.Read(ref _owner) == Environment.CurrentManagedThreadId;

    public void Run(Action turn)
    {
        var before = Current;
        SetSynchronizationContext(this);
        Volatile.Write(ref _owner, Environment.CurrentManagedThreadId);
        try
        {
            turn();
        }
        finally
        {
            Volatile.Write(ref _owner, Nobody);
            SetSynchronizationContext(before);
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsCurrent)
        {
            d(state);
        }
        else
        {
            strayed();
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => Post(d, state);

    public override SynchronizationContext CreateCopy() => this;
}
