using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Operations;

/// <summary>Who saw what, and whether the record is whole.</summary>
public sealed class AuditFunctions(AuditEndpoints audit)
{
    [Function(nameof(QueryAudit))]
    public Task<IResult> QueryAudit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Audit)] HttpRequest request, CancellationToken cancellationToken) =>
        request.AnswerAsync(audit.QueryAsync(request, cancellationToken));

    [Function(nameof(VerifyRecord))]
    public Task<IResult> VerifyRecord(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.AuditVerify)] HttpRequest request, CancellationToken cancellationToken) =>
        request.AnswerAsync(audit.VerifyAsync(request, cancellationToken));
}
