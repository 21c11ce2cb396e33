using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.CaseDocuments;

/// <summary>The documents of a case.</summary>
public sealed class DocumentFunctions(DocumentEndpoints documents)
{
    [Function(nameof(AddDocument))]
    public Task<IResult> AddDocument(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.CaseDocuments)] HttpRequest request,
        string caseId,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(documents.AddAsync(request, caseId, cancellationToken));

    [Function(nameof(ListDocuments))]
    public Task<IResult> ListDocuments(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.CaseDocuments)] HttpRequest request,
        string caseId,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(documents.ListAsync(request, caseId, cancellationToken));

    [Function(nameof(GetDocument))]
    public Task<IResult> GetDocument(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.CaseDocument)] HttpRequest request,
        string caseId,
        string documentId,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(documents.GetAsync(request, caseId, documentId, cancellationToken));
}
