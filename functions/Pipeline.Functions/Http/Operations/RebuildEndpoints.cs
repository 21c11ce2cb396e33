using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Pipeline.Casework.People;
using Pipeline.Functions.Http.Edge;
using Pipeline.Functions.Orchestration;
using Pipeline.Functions.Projections.Rebuilds;

namespace Pipeline.Functions.Http.Operations;

/// <summary>Starts the rebuild of worklist and register. While one goes on, asking again starts no other.</summary>
public static class RebuildEndpoints
{
    private static readonly StartedRebuild Started =
        new(RebuildOrchestrator.InstanceId, $"/{Routes.Orchestrations}/{RebuildOrchestrator.InstanceId}");

    public static async Task<IResult> StartAsync(HttpRequest request, DurableTaskClient client, CancellationToken cancellationToken)
    {
        request.InRole(Role.Manager);
        await LoneProcess.StartAsync(client, RebuildOrchestrator.Name, RebuildOrchestrator.InstanceId, cancellationToken);
        return Answers.Accepted(Started, Started.StatusUrl);
    }
}
