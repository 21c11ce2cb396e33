namespace Pipeline.Embedded.Durable.Replay;

/// <summary>A task whose result has not come. Its continuations run inline, inside the turn that brings the result.</summary>
internal sealed class OpenTask
{
    private readonly TaskCompletionSource<string?> _source = new();

    public Task<string?> Result => _source.Task;

    public void Complete(string? result) => _source.SetResult(result);

    public void Fail(Exception failure) => _source.SetException(failure);

    public void Cancel() => _source.SetCanceled();
}
