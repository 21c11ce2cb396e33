using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Publication;

/// <summary>Keeps the register's reports: what commits published, corrected or withdrew, and whether a review of the ratings is under way.</summary>
public sealed class RegisterProjection(CaseRecord record, IRegister register, TimeProvider time)
{
    /// <summary>Looks at the cases of those commits that touch publication. Safe to repeat and in any order.</summary>
    public async Task ApplyAsync(IReadOnlyList<CommitDocument> commits, CancellationToken cancellationToken)
    {
        var touched = commits.Where(document => CaseRecord.Read(document).Events.Any(happened => happened is ReportPublished or ReportWithdrawn or RatingReviewRequested or RatingReviewDecided))
            .Select(document => document.CaseId)
            .Distinct();
        foreach (var caseId in touched)
        {
            if (await record.FindAsync(caseId, cancellationToken) is { } file && ReportOf(file.State) is { } report)
            {
                await register.PublishAsync(report, time.GetUtcNow(), cancellationToken);
            }
        }
    }

    /// <summary>The report of a case as the public sees it; null before its first publication.</summary>
    public static PublishedReport? ReportOf(CaseState state) => state.Publication is { Public: { } published } facts
        ? new PublishedReport
        {
            ReportId = published.Edition.ReportId,
            CaseId = state.CaseId,
            LocationId = published.LocationId,
            CommitVersion = state.CommitVersion,
            Edition = published.Edition.Number,
            FirstPublishedAt = facts.FirstPublishedAt!.Value,
            PublishedAt = published.Edition.At,
            HtmlSha256 = published.HtmlSha256,
            JsonSha256 = published.JsonSha256,
            Framework = published.Framework,
            Overall = published.Overall,
            KeyQuestions = published.KeyQuestions,
            FirstVisit = published.FirstVisit,
            LastVisit = published.LastVisit,
            ReviewRequestedAt = facts.Review is { DecidedAt: null } review ? review.RequestedAt : null,
            WithdrawnAt = facts.Withdrawal?.At,
            WithdrawnBecause = facts.Withdrawal?.Reason,
        }
        : null;
}
