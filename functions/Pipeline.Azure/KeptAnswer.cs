namespace Pipeline.Azure;

/// <summary>
/// Keeps an answer that anybody may ask for and that costs something to make. After <paramref name="age"/> it is made again: one caller does so; the
/// others have the last one meanwhile, and only before there is any do they wait.
/// </summary>
public sealed class KeptAnswer<T>(TimeSpan age, TimeProvider time) : IDisposable
    where T : class
{
    private readonly SemaphoreSlim _one = new(1);
    private volatile Made? _last;

    /// <summary>The last answer, or that of <paramref name="make"/>. A failure is its caller's and is not kept.</summary>
    public async Task<T> GetAsync(Func<CancellationToken, Task<T>> make, CancellationToken cancellationToken)
    {
        var last = _last;
        if (last is not null && !IsOver(last))
        {
            return last.Answer;
        }

        if (!await _one.WaitAsync(last is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellationToken))
        {
            return last!.Answer;
        }

        try
        {
            if (_last is { } other && !IsOver(other))
            {
                return other.Answer;
            }

            var at = time.GetUtcNow();
            var answer = await make(cancellationToken);
            _last = new Made(answer, at);
            return answer;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private bool IsOver(Made made) => (time.GetUtcNow() - made.At).Duration() >= age;

    private sealed record Made(T Answer, DateTimeOffset At);
}
