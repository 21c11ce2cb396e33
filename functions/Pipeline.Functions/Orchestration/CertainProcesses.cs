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

    /// <summary>Whether there is an instance that has not ended.</summary>
    /// <exception cref="StoreUnavailableException">The backend is out of reach or takes longer than the limit.</exception>
    public async Task<bool> IsLiveAsync(string instanceId, CancellationToken cancellationToken) =>
        await FindAsync(instanceId, cancellationToken) is ProcessAnswer.Found { Status.IsLive: true };

    /// <summary>Removes the process, its history and its state, if it has ended. One that is there no more is removed already; one that lives is left alone.</summary>
    /// <exception cref="StoreUnavailableException">The backend is out of reach or takes longer than the limit. Trying again does no harm.</exception>
    public async Task<ProcessRemoval> RemoveAsync(CaseId caseId, int generation, CancellationToken cancellationToken)
    {
        var instanceId = CaseInstance.IdOf(caseId, generation);
        return await FindAsync(instanceId, cancellationToken) switch
        {
            ProcessAnswer.Found { Status.IsLive: true } => ProcessRemoval.Lives,
            ProcessAnswer.Found when (await AskAsync(token => client.PurgeInstanceAsync(instanceId, token), cancellationToken)).PurgedInstanceCount > 0 =>
                ProcessRemoval.Removed,
            _ => ProcessRemoval.Gone,
        };
    }

    private async Task<ProcessAnswer> FindAsync(string instanceId, CancellationToken cancellationToken) =>
        await AskAsync(token => client.GetInstanceAsync(instanceId, token), cancellationToken) is { } found
            ? new ProcessAnswer.Found(new(found.InstanceId, found.RuntimeStatus.ToString(), found.LastUpdatedAt) { IsLive = !found.IsCompleted })
            : new ProcessAnswer.None();

    private async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            // WaitAsync, since nothing says that a client heeds the token at once.
            return await ask(both.Token).WaitAsync(both.Token);
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
