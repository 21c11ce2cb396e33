using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Pipeline.Casework.Audit;
using Pipeline.Casework.People;
using Pipeline.Functions.Http.Edge;
using Pipeline.Functions.Orchestration;
using Pipeline.Functions.Oversight.Verifications;

namespace Pipeline.Functions.Http.Operations;

/// <summary>Starts the verification of a record of any size, and says how it went. While one goes on, asking again starts no other.</summary>
public sealed class VerificationEndpoints(VerificationLog log)
{
    private static readonly StartedVerification Started = new($"/{Routes.LatestVerification}");

    public static async Task<IResult> StartAsync(HttpRequest request, DurableTaskClient client, CancellationToken cancellationToken)
    {
        request.InRole(Role.Auditor);
        await LoneProcess.StartAsync(client, VerificationOrchestrator.Name, VerificationOrchestrator.InstanceId, cancellationToken);
        return Answers.Accepted(Started, Started.StatusUrl);
    }

    public async Task<IResult> LatestAsync(HttpRequest request, DurableTaskClient client, CancellationToken cancellationToken)
    {
        request.InRole(Role.Auditor);
        var instance = await client.GetInstanceAsync(VerificationOrchestrator.InstanceId, getInputsAndOutputs: true, cancellationToken);
        return Answers.Ok(new LatestVerification
        {
            RuntimeStatus = instance?.RuntimeStatus.ToString(),
            StartedAt = instance?.CreatedAt,
            Progress = instance?.ReadCustomStatusAs<VerificationCounts>(),
            Result = await log.ReadLatestAsync(VerificationLog.Record, cancellationToken),
        });
    }
}
