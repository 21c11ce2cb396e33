using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Notices;

/// <summary>Carries notices out of the house.</summary>
public interface INoticeSender
{
    /// <summary>
    /// Sends the notice. The same <see cref="Notice.Key"/> again is the same sending. Throws
    /// <see cref="StoreUnavailableException"/> when it may succeed later.
    /// </summary>
    Task<NoticeResult> SendAsync(Notice notice, CancellationToken cancellationToken);

    /// <summary>Deletes what is kept of the notices about a case, with the names and addresses in them. Does nothing when it is gone.</summary>
    Task ForgetAsync(CaseId caseId, CancellationToken cancellationToken);
}
