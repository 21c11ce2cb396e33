using Microsoft.DurableTask.Client;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Functions.Orchestration;

/// <summary>
/// The processes as far as the backend tells at once: for one answer to a person, which never waits for it. Once it gave no answer it is not
/// asked again, so that many cases wait no longer than one.
/// </summary>
public sealed class DurableProcesses(DurableTaskClient client, TimeProvider time) : IProcesses
{
    public static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(300);

    private readonly CertainProcesses _processes = new(client, time, Limit);
    private bool _silent;

    /// <summary><see cref="ProcessAnswer.Unknown"/> when the backend is out of reach, and when it takes longer than <see cref="Limit"/>.</summary>
    public Task<ProcessAnswer> FindAsync(CaseId caseId, int generation, CancellationToken cancellationToken) =>
        AskAsync(() => _processes.FindAsync(caseId, generation, cancellationToken));

    /// <inheritdoc cref="FindAsync"/>
    public Task<ProcessAnswer> FindImportAsync(CaseId owner, CancellationToken cancellationToken) =>
        AskAsync(() => _processes.FindImportAsync(owner, cancellationToken));

    private async Task<ProcessAnswer> AskAsync(Func<Task<ProcessAnswer>> ask)
    {
        if (_silent)
        {
            return new ProcessAnswer.Unknown();
        }

        try
        {
            return await ask();
        }
        catch (StoreUnavailableException)
        {
            _silent = true;
            return new ProcessAnswer.Unknown();
        }
    }
}
