using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Functions.Http.Edge;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Functions.Http.Operations;

/// <summary>Lists, shows and removes instances. A removed process of an open case is marked missing, so that the case gets a fresh one.</summary>
public sealed class OrchestrationEndpoints(Releaser releaser, TimeProvider time)
{
    private const int PageSize = 100;

    /// <summary>How long a terminated instance may take to end before the caller is asked to try again.</summary>
    private static readonly TimeSpan ToEnd = TimeSpan.FromSeconds(20);

    public static async Task<IResult> ListAsync(HttpRequest request, DurableTaskClient client, CancellationToken cancellationToken)
    {
        request.InRole(OperationsRoles.All);
        var fields = new QueryFields(request);
        var status = StatusIn(fields);
        var after = fields.Text(Cursors.Parameter);
        fields.RefuseFaults();
        var query = new OrchestrationQuery(
            Statuses: status is null ? null : [status.Value], PageSize: PageSize, FetchInputsAndOutputs: true, ContinuationToken: after);
        var page = await Cursors.PageAsync(after, async () => await FirstPageAsync(client, query, cancellationToken));
        return Answers.Ok(new OrchestrationList([.. (page?.Values ?? []).Select(instance => OrchestrationView.Of(instance) with { Failure = null })], page?.ContinuationToken));
    }

    public static async Task<IResult> FindAsync(HttpRequest request, string instanceId, DurableTaskClient client, CancellationToken cancellationToken)
    {
        request.InRole(OperationsRoles.All);
        return await client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellationToken) is { } instance
            ? Answers.Ok(OrchestrationView.Of(instance))
            : Answers.NotFound();
    }

    public async Task<IResult> RemoveAsync(HttpRequest request, string instanceId, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var caller = request.InRole(OperationsRoles.All);
        if (await client.GetInstanceAsync(instanceId, cancellationToken) is not { } instance)
        {
            return Answers.NotFound();
        }

        if (!instance.IsCompleted)
        {
            await EndAsync(client, instanceId, cancellationToken);
        }

        var purged = await client.PurgeInstanceAsync(instanceId, cancellationToken);
        if (CaseInstance.TryParse(instanceId, out var caseId, out var generation))
        {
            var by = new Actor(caller.UserId, OperationsRoles.All.First(caller.Is));
            await releaser.MarkMissingAsync(caseId, generation, by, cancellationToken);
        }

        return Answers.Ok(new RemovedInstances(purged.PurgedInstanceCount));
    }

    private static async Task<Microsoft.DurableTask.Page<OrchestrationMetadata>?> FirstPageAsync(
        DurableTaskClient client, OrchestrationQuery query, CancellationToken cancellationToken)
    {
        await foreach (var page in client.GetAllInstancesAsync(query).AsPages(query.ContinuationToken, query.PageSize).WithCancellation(cancellationToken))
        {
            return page;
        }

        return null;
    }

    private static OrchestrationRuntimeStatus? StatusIn(QueryFields fields)
    {
        if (fields.Text("status") is not { } text)
        {
            return null;
        }

        var names = Enum.GetNames<OrchestrationRuntimeStatus>();
        if (names.FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return Enum.Parse<OrchestrationRuntimeStatus>(known);
        }

        fields.Fault("status", $"must be one of: {string.Join(", ", names)}");
        return null;
    }

    private async Task EndAsync(DurableTaskClient client, string instanceId, CancellationToken cancellationToken)
    {
        await client.TerminateInstanceAsync(instanceId, cancellation: cancellationToken);
        using var limit = new CancellationTokenSource(ToEnd, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await client.WaitForInstanceCompletionAsync(instanceId, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new RequestRefusedException(Problems.Unavailable("The instance was told to end and has not ended yet. Try again."));
        }
    }
}
