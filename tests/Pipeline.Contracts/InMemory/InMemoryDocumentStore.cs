using System.Security.Cryptography;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;

namespace Pipeline.Contracts.InMemory;

/// <summary>Blobs in a dictionary, by area, case and hash.</summary>
public sealed class InMemoryDocumentStore : IDocumentStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<(DocumentArea Area, CaseId Case, string Sha256), byte[]> blobs = [];

    /// <summary>How often content was written that was not there before.</summary>
    public int Written { get; private set; }

    /// <summary>Cases whose documents cannot be deleted.</summary>
    public ISet<CaseId> Undeletable { get; } = new HashSet<CaseId>();

    public async Task<StoredDocument> PutAsync(DocumentArea area, CaseId caseId, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        if (copy.Length > maxBytes)
        {
            throw new DocumentTooLargeException(maxBytes);
        }

        var bytes = copy.ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        lock (gate)
        {
            if (blobs.TryAdd((area, caseId, hash), bytes))
            {
                Written++;
            }
        }

        return new StoredDocument(hash, bytes.Length);
    }

    public Task<Stream?> OpenAsync(DocumentArea area, CaseId caseId, string sha256, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<Stream?>(
                blobs.TryGetValue((area, caseId, sha256), out var bytes) ? new MemoryStream(bytes, writable: false) : null);
        }
    }

    public Task DisposeAsync(CaseId caseId, string sha256, CancellationToken cancellationToken) => DisposeAsync(caseId, hash => hash == sha256);

    public Task DisposeAllAsync(CaseId caseId, CancellationToken cancellationToken) => DisposeAsync(caseId, _ => true);

    /// <summary>The text of everything that is stored under this id.</summary>
    public IReadOnlyList<string> Texts(CaseId caseId)
    {
        lock (gate)
        {
            return [.. blobs.Where(blob => blob.Key.Case == caseId).Select(blob => System.Text.Encoding.UTF8.GetString(blob.Value))];
        }
    }

    /// <summary>The text of a stored blob.</summary>
    public string Text(DocumentArea area, CaseId caseId, string sha256)
    {
        lock (gate)
        {
            return System.Text.Encoding.UTF8.GetString(blobs[(area, caseId, sha256)]);
        }
    }

    /// <summary>Changes the bytes and leaves the name.</summary>
    public void Tamper(DocumentArea area, CaseId caseId, string sha256, byte[] bytes)
    {
        lock (gate)
        {
            blobs[(area, caseId, sha256)] = bytes;
        }
    }

    private Task DisposeAsync(CaseId caseId, Func<string, bool> isMeant)
    {
        if (Undeletable.Contains(caseId))
        {
            throw new StoreUnavailableException("The document cannot be deleted.");
        }

        lock (gate)
        {
            foreach (var blob in blobs.Keys.Where(blob => blob.Area == DocumentArea.Documents && blob.Case == caseId && isMeant(blob.Sha256)).ToList())
            {
                blobs.Remove(blob);
            }
        }

        return Task.CompletedTask;
    }
}
