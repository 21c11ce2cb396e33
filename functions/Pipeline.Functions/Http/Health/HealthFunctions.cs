using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Health;

/// <summary>Whether the process lives, and whether it can serve.</summary>
public sealed class HealthFunctions(HealthEndpoints health)
{
    [Function(nameof(GetLive))]
    public Task<IResult> GetLive([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Live)] HttpRequest request) =>
        request.AnswerAsync(Task.FromResult(HealthEndpoints.Live()));

    [Function(nameof(GetReady))]
    public Task<IResult> GetReady(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Ready)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) => request.AnswerAsync(health.ReadyAsync(client, cancellationToken));
}
