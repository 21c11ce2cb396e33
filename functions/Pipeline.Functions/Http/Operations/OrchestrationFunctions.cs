using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Operations;

/// <summary>The instances of the durable backend.</summary>
public sealed class OrchestrationFunctions(OrchestrationEndpoints orchestrations)
{
    [Function(nameof(ListOrchestrations))]
    public Task<IResult> ListOrchestrations(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Orchestrations)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(OrchestrationEndpoints.ListAsync(request, client, cancellationToken));

    [Function(nameof(GetOrchestration))]
    public Task<IResult> GetOrchestration(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Orchestration)] HttpRequest request,
        string instanceId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(OrchestrationEndpoints.FindAsync(request, instanceId, client, cancellationToken));

    [Function(nameof(RebuildProjectionsNow))]
    public Task<IResult> RebuildProjectionsNow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Rebuild)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(RebuildEndpoints.StartAsync(request, client, cancellationToken));

    [Function(nameof(RemoveOrchestration))]
    public Task<IResult> RemoveOrchestration(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Routes.Orchestration)] HttpRequest request,
        string instanceId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(orchestrations.RemoveAsync(request, instanceId, client, cancellationToken));
}
