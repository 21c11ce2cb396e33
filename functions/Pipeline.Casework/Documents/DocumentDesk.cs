using System.Net.Mime;
using System.Text;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Documents;

/// <summary>Takes in documents of cases and gives them out. A document is stored before the record says so, and given out only when clean.</summary>
public sealed class DocumentDesk(
    CaseRecord record, IDocumentStore documents, IMalwareScanner scanner, PolicyCatalog policies, InstallationKey key, IdSource ids, TimeProvider time)
{
    private const string Cause = "document-added";
    private const int MaxName = 255;

    private static readonly Role[] MayAdd = [Role.Triage, Role.Inspector, Role.Manager, Role.Provider, Role.Submitter];

    /// <summary>Stores the content and adds it to the case; the same idempotency key gives the same document.</summary>
    /// <exception cref="DocumentTooLargeException">More bytes than the policy allows; nothing was kept.</exception>
    /// <exception cref="AccessDeniedException">The caller knows the case and may add nothing to it.</exception>
    public async Task<DocumentResult> AddAsync(DocumentUpload upload, Stream content, CancellationToken cancellationToken)
    {
        if (!CaseId.TryParse(upload.CaseId, out var caseId) || await record.FindAsync(caseId, cancellationToken) is not { State: var state }
            || CaseAccess.Of(upload.Caller, state) is not { MayKnow: true } access)
        {
            return new DocumentResult.NotFound();
        }

        var roles = MayAdd.Where(access.Roles.Contains).ToList();
        if (roles.Count == 0)
        {
            throw new AccessDeniedException($"Documents are added by: {string.Join(", ", MayAdd.Select(Names.Of))}.");
        }

        var faults = new InputFaults();
        var name = NameOf(upload.Name, faults);
        var purpose = PurposeOf(upload.Purpose, policies.Current.Limits.TextCharacters, faults);
        if (!faults.IsEmpty)
        {
            return new DocumentResult.Invalid(faults);
        }

        // A key that came before is answered as it was, also when the case has closed since.
        var keyHash = upload.IdempotencyKey is { } idempotencyKey ? key.KeyHash(upload.Caller.Scope, $"documents/{caseId}", idempotencyKey) : null;
        if (state.IsClosed && state.Keys.All(answer => answer.Key != keyHash))
        {
            return new DocumentResult.Closed();
        }

        var limit = policies.Current.Limits.DocumentBytes;
        if (upload.AnnouncedBytes > limit)
        {
            throw new DocumentTooLargeException(limit);
        }

        var stored = await documents.PutAsync(DocumentArea.Documents, caseId, content, limit, cancellationToken);
        var scan = await scanner.ScanAsync(caseId, stored.Sha256, cancellationToken);
        var use = keyHash is null ? null : new KeyUse(keyHash, key.BodyHash($"{name}\n{purpose}\n{stored.Sha256}"));
        var document = new CaseDocument
        {
            DocumentId = use is null ? ids.NewId() : use.Key[..32],
            Name = name,
            Purpose = purpose,
            Sha256 = stored.Sha256,
            Size = stored.Size,
            MediaType = MediaTypeOf(upload.MediaType),
            AddedAt = time.GetUtcNow(),
            AddedBy = upload.Caller.UserId,
            AddedAs = roles[0],
            Scan = scan,
        };
        var reused = false;
        var file = await record.ChangeAsync(
            caseId,
            current =>
            {
                if (use is not null && current.State.Keys.FirstOrDefault(answer => answer.Key == use.Key) is { } answer)
                {
                    reused = answer.BodyHash != use.BodyHash;
                    return null;
                }

                return current.State.IsClosed ? null : Draft(document, use, upload.Caller.UserId, roles[0]);
            },
            cancellationToken);
        return reused ? new DocumentResult.KeyReused()
            : file!.State.Documents.FirstOrDefault(candidate => candidate.DocumentId == document.DocumentId) is { } added ? new DocumentResult.Added(added)
            : new DocumentResult.Closed();
    }

    /// <summary>The documents of an opened case that this caller may see.</summary>
    public static IReadOnlyList<CaseDocument> List(OpenedCase opened) =>
        [.. opened.State.Documents.Where(document => opened.Access.IsStaff || opened.Access.Roles.Contains(document.AddedAs))];

    /// <summary>A document that may be given to this caller; null when there is none.</summary>
    /// <exception cref="InQuarantineException">It is not known to be clean.</exception>
    public static CaseDocument? Find(OpenedCase opened, string documentId) =>
        List(opened).FirstOrDefault(candidate => candidate.DocumentId == documentId) is not { } document ? null
            : document.Scan == ScanState.Clean ? document
            : throw new InQuarantineException(document.DocumentId, document.Scan);

    /// <summary>The document's bytes, seekable; null when there is none for this caller.</summary>
    /// <exception cref="InQuarantineException">It is not known to be clean.</exception>
    /// <exception cref="StoreUnavailableException">The record has the document and the store has not: a verification names it, a restore brings it back.</exception>
    public async Task<(CaseDocument Document, Stream Content)?> OpenAsync(OpenedCase opened, string documentId, CancellationToken cancellationToken)
    {
        if (Find(opened, documentId) is not { } document)
        {
            return null;
        }

        var content = await documents.OpenAsync(DocumentArea.Documents, opened.State.CaseId, document.Sha256, cancellationToken)
            ?? throw new StoreUnavailableException($"The bytes of document {document.DocumentId} cannot be read.");
        return (document, content);
    }

    private static CommitDraft Draft(CaseDocument document, KeyUse? use, string user, Role role) => new()
    {
        CommitId = use?.Key,
        Key = use,
        By = new Actor(user, role),
        Cause = Cause,
        Events =
        [
            new DocumentAdded(document),
            .. document.Scan == ScanState.Pending
                ? [new EffectOwed(new EffectPlan(Effects.Scan, EffectKind.Activity, [], Gates: false))]
                : Array.Empty<CaseEvent>(),
        ],
    };

    private static string NameOf(string? name, InputFaults faults)
    {
        var text = name?.Trim() ?? string.Empty;
        if (text.Length is 0 or > MaxName)
        {
            faults.Add("name", $"is required: 1 to {MaxName} characters");
        }
        else if (text is "." or ".." || text.IndexOfAny(['/', '\\']) >= 0 || text.EnumerateRunes().Any(rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar))
        {
            faults.Add("name", "must be a file name without separators and control characters");
        }

        return text;
    }

    private static string? PurposeOf(string? purpose, int max, InputFaults faults)
    {
        if (purpose?.Length > max || purpose?.Any(char.IsControl) == true)
        {
            faults.Add("purpose", $"must be at most {max} characters without control characters");
        }

        return string.IsNullOrWhiteSpace(purpose) ? null : purpose.Trim();
    }

    private static string MediaTypeOf(string? header)
    {
        try
        {
            return string.IsNullOrEmpty(header) ? MediaTypeNames.Application.Octet : new ContentType(header).MediaType;
        }
        catch (FormatException)
        {
            return MediaTypeNames.Application.Octet;
        }
    }
}
