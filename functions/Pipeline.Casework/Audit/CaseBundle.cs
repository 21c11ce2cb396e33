using System.IO.Compression;
using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;

namespace Pipeline.Casework.Audit;

/// <summary>
/// The whole case as one zip: record, parts, timeline with its reads, documents, published editions. It needs no process and no server.
/// Who raised a concern is left out, and so is every document that is not known to be clean. What cannot be had is named in <c>missing.json</c>,
/// and holds back nothing else.
/// </summary>
public sealed class CaseBundle(ICaseStore store, IDocumentStore documents, TimelineReader timeline)
{
    public async Task WriteAsync(CaseState state, Stream output, CancellationToken cancellationToken)
    {
        var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        await using (zip)
        {
            await JsonAsync(zip, "state.json", state, cancellationToken);
            await JsonAsync(zip, "commits.json", await store.ReadCommitsAsync(state.CaseId, 0, cancellationToken), cancellationToken);
            await JsonAsync(zip, "parts.json", await PartsAsync(state.CaseId, cancellationToken), cancellationToken);
            await JsonAsync(zip, "timeline.json", await timeline.ReadAsync(state.CaseId, cancellationToken), cancellationToken);
            var missing = new List<string>();
            foreach (var document in state.Documents.Where(document => document.Scan == ScanState.Clean))
            {
                await CopyAsync(
                    zip, $"documents/{document.DocumentId}/{document.Name}", DocumentArea.Documents, state.CaseId, document.Sha256, missing, cancellationToken);
            }

            if (state.Publication.Public is { } published)
            {
                await CopyAsync(zip, "report.html", DocumentArea.Register, state.CaseId, published.HtmlSha256, missing, cancellationToken);
                await CopyAsync(zip, "report.json", DocumentArea.Register, state.CaseId, published.JsonSha256, missing, cancellationToken);
            }

            if (missing.Count > 0)
            {
                await JsonAsync(zip, "missing.json", missing, cancellationToken);
            }
        }
    }

    private async Task<IReadOnlyList<PartDocument>> PartsAsync(CaseId caseId, CancellationToken cancellationToken)
    {
        var commits = await store.ReadCommitsAsync(caseId, 0, cancellationToken);
        var ids = commits.SelectMany(commit => CaseRecord.Read(commit).Parts).Where(part => part.Kind != PartKind.Reporter).Select(part => part.Id).ToList();
        return ids.Count == 0 ? [] : await store.ReadPartsAsync(caseId, ids, cancellationToken);
    }

    private static async Task JsonAsync<T>(ZipArchive zip, string name, T content, CancellationToken cancellationToken)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(entry, content, CaseJson.Options, cancellationToken);
    }

    private async Task CopyAsync(
        ZipArchive zip, string name, DocumentArea area, CaseId caseId, string sha256, List<string> missing, CancellationToken cancellationToken)
    {
        await using var content = await documents.OpenAsync(area, caseId, sha256, cancellationToken);
        if (content is null)
        {
            missing.Add(name);
            return;
        }

        await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellationToken);
        await content.CopyToAsync(entry, cancellationToken);
    }
}
