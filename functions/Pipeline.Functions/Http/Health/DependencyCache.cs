using Microsoft.DurableTask.Client;
using Pipeline.Azure;
using Pipeline.Casework.Oversight.Dependencies;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Functions.Http.Health;

/// <summary>How the dependencies were found last, because anybody may ask, and as often as they like.</summary>
public sealed class DependencyCache(DependencyBoard board, TimeProvider time) : IDisposable
{
    public static readonly TimeSpan Age = TimeSpan.FromSeconds(5);

    /// <summary>How long a dependency may take to answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly KeptAnswer<IReadOnlyList<DependencyReport>> _reports = new(Age, time);

    public Task<IReadOnlyList<DependencyReport>> ReadAsync(DurableTaskClient client, CancellationToken cancellationToken) =>
        _reports.GetAsync(token => board.AskAsync([new ProcessesCheck(client, time)], Patience, token), cancellationToken);

    public void Dispose() => _reports.Dispose();
}
