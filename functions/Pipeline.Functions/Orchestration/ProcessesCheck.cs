using Microsoft.DurableTask.Client;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight.Dependencies;

namespace Pipeline.Functions.Orchestration;

/// <summary>
/// The durable backend answers: it is asked for the process of a case that nobody has. The worker hands a client to invocations only, so there is no such
/// check before the first of them.
/// </summary>
internal sealed class ProcessesCheck(DurableTaskClient client, TimeProvider time) : IDependencyCheck
{
    private static readonly CaseId Nobodys = CaseId.From(new byte[CaseId.Length]);

    public string Name => DependencyNames.Processes;

    public async Task<DependencyState> CheckAsync(CancellationToken cancellationToken)
    {
        await new CertainProcesses(client, time, CertainProcesses.Patience).FindAsync(Nobodys, 1, cancellationToken);
        return new DependencyState.Ok();
    }
}
