using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Operations;

/// <summary>Who saw what, and whether the record is whole.</summary>
public sealed class AuditFunctions(AuditEndpoints audit, VerificationEndpoints verifications)
{
    [Function(nameof(QueryAudit))]
    public Task<IResult> QueryAudit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Audit)] HttpRequest request, CancellationToken cancellationToken) =>
        request.AnswerAsync(audit.QueryAsync(request, cancellationToken));

    [Function(nameof(VerifyRecord))]
    public Task<IResult> VerifyRecord(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.AuditVerify)] HttpRequest request, CancellationToken cancellationToken) =>
        request.AnswerAsync(audit.VerifyAsync(request, cancellationToken));

    [Function(nameof(StartVerification))]
    public Task<IResult> StartVerification(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.AuditVerify)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(VerificationEndpoints.StartAsync(request, client, cancellationToken));

    [Function(nameof(GetLatestVerification))]
    public Task<IResult> GetLatestVerification(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.LatestVerification)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(verifications.LatestAsync(request, client, cancellationToken));
}
