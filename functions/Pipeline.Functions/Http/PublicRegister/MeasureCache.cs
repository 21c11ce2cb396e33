using Microsoft.DurableTask.Client;
using Pipeline.Casework.Oversight;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.PublicRegister;

/// <summary>
/// Keeps the measures, because anybody may ask for them: the sums are read again after <see cref="Age"/>, and the stuck cases, each of which has to be
/// looked at, are counted again after <see cref="StuckAge"/>.
/// </summary>
public sealed class MeasureCache(MeasureReader reader, ProcessesOf processesOf, TimeProvider time) : IDisposable
{
    public static readonly TimeSpan Age = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan StuckAge = TimeSpan.FromSeconds(5);

    private readonly KeptAnswer<Measures> _measures = new(Age, time);
    private readonly KeptAnswer<IReadOnlyDictionary<StuckCode, int>> _stuck = new(StuckAge, time);

    public Task<Measures> ReadAsync(DurableTaskClient client, CancellationToken cancellationToken) => _measures.GetAsync(
        async token => await reader.ReadAsync(await _stuck.GetAsync(counting => reader.CountStuckAsync(processesOf(client), counting), token), token),
        cancellationToken);

    public void Dispose()
    {
        _measures.Dispose();
        _stuck.Dispose();
    }
}
