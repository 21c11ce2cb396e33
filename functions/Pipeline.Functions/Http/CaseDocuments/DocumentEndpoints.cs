using Microsoft.AspNetCore.Http;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Input;
using Pipeline.Casework.People;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.CaseDocuments;

/// <summary>Adds documents to a case and gives them out: the body is the document itself, both ways, or a link where the host has links.</summary>
public sealed class DocumentEndpoints(DocumentDesk desk, CaseReader reader, IDocumentLinks? links = null)
{
    private const int MaxId = 64;

    private static readonly Problem Closed = new(ProblemCodes.CaseClosed, "A closed case takes no documents.")
    {
        Members = [KeyValuePair.Create<string, object>(ProblemKinds.Stage, Stage.Closed)],
    };

    public async Task<IResult> AddAsync(HttpRequest request, string caseId, CancellationToken cancellationToken)
    {
        var caller = request.SignedIn();
        var faults = new InputFaults();
        var upload = new DocumentUpload
        {
            Caller = caller,
            CaseId = caseId,
            Name = Single(request, "name", faults),
            Purpose = Single(request, "purpose", faults),
            MediaType = request.ContentType,
            IdempotencyKey = request.ReadIdempotencyKey(faults),
            AnnouncedBytes = request.ContentLength,
        };

        // Without a name the desk takes nothing, and says so only after 404 and 403.
        var result = await desk.AddAsync(faults.IsEmpty ? upload : upload with { Name = null }, request.Body, cancellationToken);
        return result switch
        {
            DocumentResult.Added { Document: var document } => new JsonAnswer(document, StatusCodes.Status201Created)
            {
                Headers = [KeyValuePair.Create("Location", $"{request.Path}/{document.DocumentId}")],
            },
            DocumentResult.Invalid invalid => Answers.Problem(Problems.Invalid(faults.IsEmpty ? invalid.Faults : faults)),
            DocumentResult.NotFound => Answers.NotFound(),
            DocumentResult.Closed => Answers.Problem(Closed),
            DocumentResult.KeyReused => Answers.Problem(Problems.KeyReused),
            _ => throw new InvalidOperationException($"No answer for {result}."),
        };
    }

    public async Task<IResult> ListAsync(HttpRequest request, string caseId, CancellationToken cancellationToken) =>
        await reader.OpenAsync(caseId, request.SignedIn(), "documents", MayRead, purpose: null, cancellationToken) is { } opened
            ? Answers.Ok(new DocumentList(DocumentDesk.List(opened)))
            : Answers.NotFound();

    public async Task<IResult> GetAsync(HttpRequest request, string caseId, string documentId, CancellationToken cancellationToken)
    {
        var caller = request.SignedIn();
        return documentId.Length <= MaxId && documentId.All(char.IsAsciiLetterOrDigit)
            && await reader.OpenAsync(caseId, caller, $"document:{documentId}", MayRead, purpose: null, cancellationToken) is { } opened
            ? await GiveAsync(opened, documentId, cancellationToken) ?? Answers.NotFound()
            : Answers.NotFound();
    }

    private async Task<IResult?> GiveAsync(OpenedCase opened, string documentId, CancellationToken cancellationToken)
    {
        if (links is null)
        {
            return await desk.OpenAsync(opened, documentId, cancellationToken) is { } found
                ? new FileAnswer(found.Content, found.Document.MediaType, $"\"{found.Document.Sha256}\"") { Name = found.Document.Name }
                : null;
        }

        return DocumentDesk.Find(opened, documentId) is { } document
            ? new LinkAnswer(await links.LinkAsync(opened.State.CaseId, document, cancellationToken))
            : null;
    }

    private static bool MayRead(CaseAccess access) => access.IsStaff || access.IsSubmitter || access.IsProvider;

    private static string? Single(HttpRequest request, string name, InputFaults faults)
    {
        var values = request.Query[name];
        if (values.Count > 1)
        {
            faults.Add(name, "is given more than once");
        }

        return values.Count == 1 ? values[0] : null;
    }
}
