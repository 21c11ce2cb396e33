using System.Globalization;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;

namespace Pipeline.Functions.Projections;

/// <summary>Tries documents again that were set aside.</summary>
public sealed class UnhandledDocuments(Followers followers, ICaseStore store)
{
    /// <exception cref="PermanentFailureException">It is no commit, or the follower still cannot handle it.</exception>
    /// <exception cref="RecordBrokenException">The follower still cannot handle it.</exception>
    public async Task TryAgainAsync(UnhandledDocument document, CancellationToken cancellationToken)
    {
        var follow = followers.Find(document.Follower);
        var commit = await FindAsync(document.DocumentId, cancellationToken)
            ?? throw new PermanentFailureException(document.Reason, $"{document.Follower} cannot handle document {document.DocumentId}, and it is no commit.");
        await follow([commit], cancellationToken);
    }

    private async Task<CommitDocument?> FindAsync(string documentId, CancellationToken cancellationToken)
    {
        var parts = documentId.Split(':');
        return parts.Length == 2
            && CaseId.TryParse(parts[0], out var caseId)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && version > 0
            ? (await store.ReadCommitsAsync(caseId, version - 1, cancellationToken)).FirstOrDefault(commit => commit.Version == version)
            : null;
    }
}
