using System.Security.Cryptography;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Oversight.Disposal;
using Pipeline.Casework.Publication;

namespace Pipeline.Casework.Audit;

/// <summary>Recomputes every hash of the record: chains, parts, documents, published editions.</summary>
public sealed class RecordVerifier(ICaseStore store, IDocumentStore documents)
{
    /// <summary>
    /// How many cases are verified at a time where a verification goes on part by part: few enough that a part ends in minutes with a store that is
    /// slow and documents that are large.
    /// </summary>
    public const int Batch = 100;

    /// <summary>Verifies all cases; stops at nothing and names every broken link, the first one first.</summary>
    public Task<VerifyReport> VerifyAsync(CancellationToken cancellationToken) =>
        VerifyAsync(store.ReadHeadsAsync(null, cancellationToken), null, cancellationToken);

    /// <summary>Verifies at most <paramref name="max"/> cases, those after a case in the order of their ids; null begins. Changes nothing, so it is safe to repeat.</summary>
    public async Task<VerifiedPart> VerifyPartAsync(CaseId? after, int max, CancellationToken cancellationToken)
    {
        var heads = await store.ReadHeadsAsync(after, cancellationToken).Take(max).ToListAsync(cancellationToken);
        var report = await VerifyAsync(heads.ToAsyncEnumerable(), after, cancellationToken);
        return new VerifiedPart(VerificationFindings.Of(report), heads.Count == max ? heads[^1].CaseId : null);
    }

    private async Task<VerifyReport> VerifyAsync(IAsyncEnumerable<CaseHead> heads, CaseId? before, CancellationToken cancellationToken)
    {
        var count = new VerifyReport();
        var broken = new List<BrokenLink>();
        await foreach (var found in heads.WithCancellation(cancellationToken))
        {
            var (head, commits, link) = await ReadAsync(found, before, cancellationToken);
            before = head.CaseId;
            count = count with { Cases = count.Cases + 1, Commits = count.Commits + commits.Count };
            if (link is not null)
            {
                broken.Add(link);
                continue;
            }

            var read = commits.Select(CaseRecord.Read).ToList();
            var refs = read.SelectMany(commit => commit.Parts.Select(part => (commit.Version, Part: part))).ToList();
            var parts = (await store.ReadPartsAsync(head.CaseId, [.. refs.Select(item => item.Part.Id)], cancellationToken)).ToDictionary(part => part.PartId);
            foreach (var (version, part) in refs)
            {
                if (!parts.TryGetValue(part.Id, out var kept))
                {
                    if (!read.Skip(version).SelectMany(commit => commit.Events).OfType<DisposalBegun>().Any(begun => DisposalBegun.KindsOf(begun.Scope).Contains(part.Kind)))
                    {
                        broken.Add(new BrokenLink(head.CaseId, version, $"part {part.Id} is gone and no disposal is recorded"));
                    }

                    count = count with { Disposed = count.Disposed + 1 };
                }
                else if (HashChain.OfPart(kept.Salt, kept.Text) != part.Hash)
                {
                    broken.Add(new BrokenLink(head.CaseId, version, $"part {part.Id} is not what was committed"));
                }
            }

            count = count with { Parts = count.Parts + parts.Count };
            await foreach (var fault in BrokenBlobsAsync(head, [.. read.SelectMany(commit => commit.Events)], cancellationToken))
            {
                broken.Add(fault);
            }
        }

        return count with { Broken = broken };
    }

    /// <summary>A case that was committed to between the reads of its head and of its commits is read again: only a head that stays is one that is wrong.</summary>
    private async Task<(CaseHead Head, IReadOnlyList<CommitDocument> Commits, BrokenLink? Broken)> ReadAsync(
        CaseHead head, CaseId? before, CancellationToken cancellationToken)
    {
        while (true)
        {
            var commits = await store.ReadCommitsAsync(head.CaseId, 0, cancellationToken);
            var broken = BrokenCommit(head, commits);
            if (broken is null || await HeadAsync(head.CaseId, before, cancellationToken) is not { } now || now == head)
            {
                return (head, commits, broken);
            }

            head = now;
        }
    }

    private async Task<CaseHead?> HeadAsync(CaseId caseId, CaseId? before, CancellationToken cancellationToken)
    {
        await foreach (var head in store.ReadHeadsAsync(before, cancellationToken))
        {
            if (string.CompareOrdinal(head.CaseId.Value, caseId.Value) >= 0)
            {
                return head.CaseId == caseId ? head : null;
            }
        }

        return null;
    }

    private static BrokenLink? BrokenCommit(CaseHead head, IReadOnlyList<CommitDocument> commits)
    {
        foreach (var commit in commits)
        {
            if (HashChain.OfPayload(commit.Payload) != commit.Hash)
            {
                return new BrokenLink(head.CaseId, commit.Version, "its payload is not what was committed");
            }
        }

        try
        {
            CaseFile? file = null;
            foreach (var document in commits)
            {
                file = CaseRecord.Fold(head.CaseId, file, [document]);
                var commit = CaseRecord.Read(document);
                if (document.Owed != commit.Owed || document.CommitId != commit.CommitId || document.Closed != (file!.State.IsClosed && commit.Owed is null))
                {
                    return new BrokenLink(head.CaseId, document.Version, "what is indexed of it is not what was committed");
                }
            }

            return file?.HeadHash == head.Hash && file.State.CommitVersion == head.Version && commits[^1].Owed == head.Owed && commits[^1].Closed == head.Closed
                ? null
                : new BrokenLink(head.CaseId, head.Version, "the chain does not end where the case does");
        }
        catch (RecordBrokenException broken)
        {
            return new BrokenLink(head.CaseId, broken.Version, broken.Message);
        }
    }

    /// <summary>Corrected and withdrawn editions too: they are kept for ever.</summary>
    private async IAsyncEnumerable<BrokenLink> BrokenBlobsAsync(
        CaseHead head, IReadOnlyList<CaseEvent> events, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A closed case takes no document, so all were there when their disposal was recorded.
        var before = events.ToList().FindLastIndex(happened => happened is DisposalBegun { Scope: DisposalScope.Everything });
        var blobs = events.Skip(before + 1).OfType<DocumentAdded>()
            .Select(added => (Area: DocumentArea.Documents, added.Document.Sha256, What: $"document {added.Document.DocumentId}"))
            .Concat(events.OfType<ReportPublished>().SelectMany(published => new[]
            {
                (DocumentArea.Register, published.HtmlSha256, $"the published HTML of edition {published.Edition.Number}"),
                (DocumentArea.Register, published.JsonSha256, $"the published JSON of edition {published.Edition.Number}"),
            }));
        foreach (var (area, sha256, what) in blobs)
        {
            await using var content = await documents.OpenAsync(area, head.CaseId, sha256, cancellationToken);
            if (content is null || Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) != sha256)
            {
                yield return new BrokenLink(head.CaseId, head.Version, content is null ? $"{what} is missing" : $"{what} is not what was stored");
            }
        }
    }
}
