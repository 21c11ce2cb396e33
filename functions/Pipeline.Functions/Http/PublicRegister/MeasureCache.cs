using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;
using Pipeline.Azure;
using Pipeline.Casework.Oversight;

namespace Pipeline.Functions.Http.PublicRegister;

/// <summary>
/// Keeps the measures, because anybody may ask for them, as long as <see cref="MeasureOptions"/> says.
/// </summary>
public sealed class MeasureCache(MeasureReader reader, ProcessesOf processesOf, IOptions<MeasureOptions> options, TimeProvider time) : IDisposable
{
    private readonly KeptAnswer<Measures> _measures = new(options.Value.Age, time);
    private readonly KeptAnswer<IReadOnlyDictionary<StuckCode, int>> _stuck = new(options.Value.StuckAge, time);

    public Task<Measures> ReadAsync(DurableTaskClient client, CancellationToken cancellationToken) => _measures.GetAsync(
        async token => await reader.ReadAsync(await _stuck.GetAsync(counting => reader.CountStuckAsync(processesOf(client), counting), token), token),
        cancellationToken);

    public void Dispose()
    {
        _measures.Dispose();
        _stuck.Dispose();
    }
}
