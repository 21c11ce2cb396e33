using Grpc.Core;
using Microsoft.DurableTask.Client;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Functions.Imports;

namespace Pipeline.Functions.Orchestration;

/// <summary>
/// The processes as the backend really has them: for the sweep, which gives a case a fresh process when it has none. A backend that does not answer
/// must not look like one that has lost every process, so no answer is an exception here.
/// </summary>
/// <param name="client">The durable backend.</param>
/// <param name="time">Measures the limit.</param>
/// <param name="limit">How long to wait for an answer.</param>
public sealed class CertainProcesses(DurableTaskClient client, TimeProvider time, TimeSpan limit) : IProcesses
{
    /// <summary>Enough for a sweep.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Never <see cref="ProcessAnswer.Unknown"/>. A suspended process is live: somebody stopped it on purpose, and it goes on when resumed.</summary>
    /// <exception cref="StoreUnavailableException">The backend is out of reach or takes longer than the limit.</exception>
    public Task<ProcessAnswer> FindAsync(CaseId caseId, int generation, CancellationToken cancellationToken) =>
        FindAsync(CaseInstance.IdOf(caseId, generation), cancellationToken);

    /// <inheritdoc cref="FindAsync(CaseId, int, CancellationToken)"/>
    public Task<ProcessAnswer> FindImportAsync(CaseId owner, CancellationToken cancellationToken) => FindAsync(ImportId.InstanceOf(owner), cancellationToken);

    private async Task<ProcessAnswer> FindAsync(string instanceId, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            // WaitAsync, since nothing says that a client heeds the token at once.
            var found = await client.GetInstanceAsync(instanceId, both.Token).WaitAsync(both.Token);
            return found is null
                ? new ProcessAnswer.None()
                : new ProcessAnswer.Found(new(found.InstanceId, found.RuntimeStatus.ToString(), found.LastUpdatedAt) { IsLive = !found.IsCompleted });
        }
        catch (OperationCanceledException tooLate) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StoreUnavailableException("The durable backend does not answer.", tooLate);
        }
        catch (RpcException unreachable) when (unreachable.IsNoAnswer())
        {
            throw new StoreUnavailableException("The durable backend is out of reach.", unreachable);
        }
        catch (RpcException cancelled) when (cancelled.StatusCode == StatusCode.Cancelled)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new StoreUnavailableException("The durable backend does not answer.", cancelled);
        }
    }
}
