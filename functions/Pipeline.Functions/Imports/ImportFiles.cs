using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;

namespace Pipeline.Functions.Imports;

/// <summary>
/// The documents of an import, under an id that no case has: its lines, its manifest, and what was rejected. They are all that is needed to take it in
/// again from the start, so its process holds nothing but numbers and hashes. Lines and manifest go when it comes to its end; what was rejected stays.
/// </summary>
public sealed class ImportFiles(IDocumentStore documents)
{
    /// <summary>Stores lines and manifest; durable when it returns.</summary>
    public async Task KeepAsync(ImportFile file, CancellationToken cancellationToken)
    {
        await PutAsync(file.Id.Owner, file.Lines, cancellationToken);
        await PutAsync(file.Id.Owner, file.Manifest, cancellationToken);
    }

    /// <exception cref="StoreUnavailableException">A document cannot be read, or is not there (yet).</exception>
    public async Task<(ImportManifest Manifest, IReadOnlyList<ImportLine> Lines)> ReadAsync(ImportId import, CancellationToken cancellationToken)
    {
        var manifest = await FindManifestAsync(import, cancellationToken) ?? throw Missing(import.Owner, import.Manifest);
        await using var content = await OpenAsync(import.Owner, manifest.File, cancellationToken);
        using var lines = new MemoryStream();
        await content.CopyToAsync(lines, cancellationToken);
        return (manifest, ImportLine.Split(lines.ToArray()));
    }

    /// <summary>On whose behalf and which lines; null before it was kept and after it was removed.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot answer for the moment.</exception>
    public async Task<ImportManifest?> FindManifestAsync(ImportId import, CancellationToken cancellationToken)
    {
        await using var content = await documents.OpenAsync(DocumentArea.Documents, import.Owner, import.Manifest, cancellationToken);
        return content is null ? null : await JsonSerializer.DeserializeAsync<ImportManifest>(content, CaseJson.Options, cancellationToken);
    }

    /// <summary>Stores a list of rejected lines and returns its hash; null for none.</summary>
    public async Task<string?> KeepAsync(CaseId owner, IReadOnlyList<RejectedLine> rejected, CancellationToken cancellationToken) =>
        rejected.Count == 0 ? null : await PutAsync(owner, JsonSerializer.SerializeToUtf8Bytes(rejected, CaseJson.Options), cancellationToken);

    /// <summary>The rejected lines of these documents, in their order.</summary>
    /// <exception cref="StoreUnavailableException">A document cannot be read.</exception>
    public async Task<IReadOnlyList<RejectedLine>> RejectedAsync(CaseId owner, IReadOnlyList<string> documents, CancellationToken cancellationToken)
    {
        var rejected = new List<RejectedLine>();
        foreach (var sha256 in documents)
        {
            rejected.AddRange(await ReadAsync<IReadOnlyList<RejectedLine>>(owner, sha256, cancellationToken));
        }

        return rejected;
    }

    private async Task<string> PutAsync(CaseId owner, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(bytes.ToArray(), writable: false);
        return (await documents.PutAsync(DocumentArea.Documents, owner, content, long.MaxValue, cancellationToken)).Sha256;
    }

    private async Task<T> ReadAsync<T>(CaseId owner, string sha256, CancellationToken cancellationToken)
    {
        await using var content = await OpenAsync(owner, sha256, cancellationToken);
        return (await JsonSerializer.DeserializeAsync<T>(content, CaseJson.Options, cancellationToken))!;
    }

    private async Task<Stream> OpenAsync(CaseId owner, string sha256, CancellationToken cancellationToken) =>
        await documents.OpenAsync(DocumentArea.Documents, owner, sha256, cancellationToken)
        ?? throw Missing(owner, sha256);

    private static StoreUnavailableException Missing(CaseId owner, string sha256) => new($"Document {sha256} of import {owner} is not there.");
}
