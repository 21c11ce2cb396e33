using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Documents;

/// <summary>
/// Lets whoever may read a document fetch it from where it is kept instead of through the app. A host need not have it: then documents are sent by the
/// app.
/// </summary>
public interface IDocumentLinks
{
    /// <summary>
    /// An address at which anybody can read this document, and nothing else, for a few minutes. The caller has been allowed to read it, and the reading
    /// is in the audit log, before the address is made.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The store cannot answer for the moment, or has not the document.</exception>
    Task<Uri> LinkAsync(CaseId caseId, CaseDocument document, CancellationToken cancellationToken);
}
