using Microsoft.DurableTask.Client;
using Pipeline.Casework.Oversight;

namespace Pipeline.Functions.Http.PublicRegister;

/// <summary>
/// Computes the measures at most once in <see cref="Age"/>, and never twice at once: anybody may ask for them, and each computation looks at
/// every case.
/// </summary>
public sealed class MeasureCache(MeasureReader reader, ProcessesOf processesOf, TimeProvider time) : IDisposable
{
    public static readonly TimeSpan Age = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _one = new(1);
    private Measures? _last;

    public async Task<Measures> ReadAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_last is null || (time.GetUtcNow() - _last.AsOf).Duration() >= Age)
            {
                _last = await reader.ReadAsync(processesOf(client), cancellationToken);
            }

            return _last;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
