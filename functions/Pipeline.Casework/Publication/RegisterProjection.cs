using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Publication;

/// <summary>Keeps the register's reports: what commits published, corrected or withdrew.</summary>
public sealed class RegisterProjection(CaseRecord record, IRegister register)
{
    /// <summary>Looks at the cases of those commits that touch publication. Safe to repeat and in any order.</summary>
    public async Task ApplyAsync(IReadOnlyList<CommitDocument> commits, CancellationToken cancellationToken)
    {
        var touched = commits.Where(document => CaseRecord.Read(document).Events.Any(happened => happened is ReportPublished or ReportWithdrawn))
            .Select(document => document.CaseId)
            .Distinct();
        foreach (var caseId in touched)
        {
            if (await record.FindAsync(caseId, cancellationToken) is { } file && ReportOf(file.State) is { } report)
            {
                await register.PublishAsync(report, cancellationToken);
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
            WithdrawnAt = facts.Withdrawal?.At,
            WithdrawnBecause = facts.Withdrawal?.Reason,
        }
        : null;
}
