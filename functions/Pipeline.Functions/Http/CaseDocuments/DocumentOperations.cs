using Pipeline.Casework.Documents;
using Pipeline.Casework.People;
using Pipeline.Functions.Http.ApiDocs;
using Pipeline.Functions.Http.Edge;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Pipeline.Functions.Http.CaseDocuments;

/// <summary>The documents of a case, for the API description.</summary>
internal static class DocumentOperations
{
    private const int MaxText = 255;

    private static readonly Audience Readers = Audience.Staff.And(Role.Submitter, Role.Provider);

    private static readonly Audience Writers = new(Role.Submitter, Role.Provider, Role.Triage, Role.Inspector, Role.Manager);

    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Post(Routes.CaseDocuments, nameof(DocumentFunctions.AddDocument), "Adds a document to a case: the body is the document.", Writers,
            ApiAnswer.Json<CaseDocument>("The document is durable and will be scanned.", Status201Created) with { Headers = new Dictionary<string, string> { ["Location"] = "Where the document is." } }) with
        {
            Parameters =
            [
                ApiParameter.InQuery("name", Shape.Text("rota.pdf", MaxText), "The name of the file, without separators and control characters.") with { Required = true },
                ApiParameter.InQuery("purpose", Shape.Text("evidence", MaxText), "What it is for."),
                ApiHeaders.IdempotencyKey,
            ],
            Body = ApiBody.Bytes("application/octet-stream", "The document, at most 95 MiB by the shipped policy; kept with its Content-Type."),
            Codes = [ProblemCodes.CaseClosed],
        },
        Operation.Get(Routes.CaseDocuments, nameof(DocumentFunctions.ListDocuments), "The documents of a case; outsiders see their own.", Readers,
            ApiAnswer.Json<DocumentList>("The documents.")),
        Operation.Get(Routes.CaseDocument, nameof(DocumentFunctions.GetDocument), "A document, whole or in part.", Readers,
            ApiAnswer.Bytes("application/octet-stream", "The document, under the media type it was sent in with.") with { Headers = new Dictionary<string, string> { ["ETag"] = "Strong: its SHA-256." } },
            ApiAnswer.Bytes("application/octet-stream", "The bytes asked for.", Status206PartialContent),
            new ApiAnswer(Status302Found, "Where the app sends no documents itself: fetch it there within minutes, without the credentials of this call.") { Headers = new Dictionary<string, string> { ["Location"] = "An address in the document store." } },
            ApiAnswer.Unchanged) with
        {
            Parameters = [ApiHeaders.Range, ApiHeaders.IfNoneMatch],
            Codes = [ProblemCodes.InQuarantine, ProblemCodes.RangeNotSatisfiable, ProblemCodes.PreconditionFailed],
        },
    ];
}
