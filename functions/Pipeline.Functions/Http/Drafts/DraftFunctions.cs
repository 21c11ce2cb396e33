using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Drafts;

/// <summary>The draft report, to be read as it will look.</summary>
public sealed class DraftFunctions(DraftEndpoints drafts)
{
    [Function(nameof(GetDraft))]
    public Task<IResult> GetDraft(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.CaseDraft)] HttpRequest request,
        string caseId,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(drafts.ReadAsync(request, caseId, cancellationToken));

    [Function(nameof(GetDraftInWord))]
    public Task<IResult> GetDraftInWord(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.CaseDraftInWord)] HttpRequest request,
        string caseId,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(drafts.ReadWordAsync(request, caseId, cancellationToken));
}
