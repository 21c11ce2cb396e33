using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;

namespace Pipeline.Casework.Tests.Audit;

/// <summary>Documents of which the first one opened makes something happen: others work while the record is verified.</summary>
internal sealed class HookedDocuments(IDocumentStore inner, Func<Task> first) : IDocumentStore
{
    public bool Opened { get; private set; }

    public Task<StoredDocument> PutAsync(DocumentArea area, CaseId caseId, Stream content, long maxBytes, CancellationToken cancellationToken) =>
        inner.PutAsync(area, caseId, content, maxBytes, cancellationToken);

    public async Task<Stream?> OpenAsync(DocumentArea area, CaseId caseId, string sha256, CancellationToken cancellationToken)
    {
        if (!Opened)
        {
            Opened = true;
            await first();
        }

        return await inner.OpenAsync(area, caseId, sha256, cancellationToken);
    }

    public Task DisposeAsync(CaseId caseId, string sha256, CancellationToken cancellationToken) => inner.DisposeAsync(caseId, sha256, cancellationToken);

    public Task DisposeAllAsync(CaseId caseId, CancellationToken cancellationToken) => inner.DisposeAllAsync(caseId, cancellationToken);
}
