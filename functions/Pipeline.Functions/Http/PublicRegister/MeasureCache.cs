using Microsoft.DurableTask.Client;
using Pipeline.Casework.Oversight;

namespace Pipeline.Functions.Http.PublicRegister;

/// <summary>
/// Keeps the measures, because anybody may ask for them: the sums are read again after <see cref="Age"/>, and the stuck cases, each of which has to be
/// looked at, are counted again after <see cref="StuckAge"/>. One caller does so; the others have the last measures meanwhile, and only before
/// there are any do they wait.
/// </summary>
public sealed class MeasureCache(MeasureReader reader, ProcessesOf processesOf, TimeProvider time) : IDisposable
{
    public static readonly TimeSpan Age = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan StuckAge = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _one = new(1);
    private volatile Measures? _last;
    private IReadOnlyDictionary<StuckCode, int> _stuck = new Dictionary<StuckCode, int>();
    private DateTimeOffset? _stuckAt;

    public async Task<Measures> ReadAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        var last = _last;
        if (last is not null && !IsOver(last.AsOf, Age))
        {
            return last;
        }

        if (!await _one.WaitAsync(last is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellationToken))
        {
            return last!;
        }

        try
        {
            return _last is { } other && !IsOver(other.AsOf, Age) ? other : _last = await ComputeAsync(client, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<Measures> ComputeAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (_stuckAt is not { } at || IsOver(at, StuckAge))
        {
            var now = time.GetUtcNow();
            _stuck = await reader.CountStuckAsync(processesOf(client), cancellationToken);
            _stuckAt = now;
        }

        return await reader.ReadAsync(_stuck, cancellationToken);
    }

    private bool IsOver(DateTimeOffset since, TimeSpan age) => (time.GetUtcNow() - since).Duration() >= age;
}
