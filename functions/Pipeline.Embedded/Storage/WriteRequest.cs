using Pipeline.Embedded.Clock;

namespace Pipeline.Embedded.Storage;

/// <summary>
/// One caller's work and its waiting task. The task is completed on the thread pool, and the gauge is released only after the
/// continuations that were attached to it ran up to their next await.
/// </summary>
internal abstract class WriteRequest(WorkGauge gauge, CancellationToken cancellationToken) : IThreadPoolWorkItem
{
    public bool IsCancelled => cancellationToken.IsCancellationRequested;

    protected CancellationToken Token => cancellationToken;

    public Exception? Failure { get; set; }

    public abstract void Run(WriteScope scope);

    public void Execute()
    {
        Complete();
        gauge.Leave();
    }

    protected abstract void Complete();
}

internal sealed class WriteRequest<T>(Func<WriteScope, T> work, WorkGauge gauge, CancellationToken cancellationToken)
    : WriteRequest(gauge, cancellationToken)
{
    // Continuations run inline on purpose: Execute is already on the thread pool and must outlast them.
    private readonly TaskCompletionSource<T> _done = new();
    private T _result = default!;

    public Task<T> Task => _done.Task;

    public override void Run(WriteScope scope) => _result = work(scope);

    protected override void Complete()
    {
        if (Failure is OperationCanceledException && IsCancelled)
        {
            _done.SetCanceled(Token);
        }
        else if (Failure is not null)
        {
            _done.SetException(Failure);
        }
        else
        {
            _done.SetResult(_result);
        }
    }
}
