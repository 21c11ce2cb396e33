using Microsoft.DurableTask.Client;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Functions.Orchestration;

/// <summary>The processes as far as the backend tells at once: for answers to people, which never wait for it.</summary>
public sealed class DurableProcesses(DurableTaskClient client, TimeProvider time) : IProcesses
{
    public static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(300);

    private readonly CertainProcesses _processes = new(client, time, Limit);

    /// <summary>Null when there is no such instance, when the backend is out of reach, and when it takes longer than <see cref="Limit"/>.</summary>
    public async Task<ProcessStatus?> FindAsync(CaseId caseId, int generation, CancellationToken cancellationToken)
    {
        try
        {
            return await _processes.FindAsync(caseId, generation, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }
}
