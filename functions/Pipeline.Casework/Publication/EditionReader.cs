using System.Security.Cryptography;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;

namespace Pipeline.Casework.Publication;

/// <summary>Reads published editions and holds them to the hashes that were published: altered bytes are never shown as what the regulator said.</summary>
public sealed class EditionReader(IDocumentStore documents)
{
    /// <summary>The bytes of the edition with this hash, from their beginning.</summary>
    /// <exception cref="StoreUnavailableException">They are not there, or are not those that were published.</exception>
    public async Task<Stream> OpenAsync(PublishedReport report, string sha256, CancellationToken cancellationToken)
    {
        var content = await documents.OpenAsync(DocumentArea.Register, report.CaseId, sha256, cancellationToken)
            ?? throw new StoreUnavailableException("A published edition is not in the document store.");
        if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) == sha256)
        {
            content.Position = 0;
            return content;
        }

        await content.DisposeAsync();
        throw new StoreUnavailableException("A published edition was altered in the document store.");
    }
}
