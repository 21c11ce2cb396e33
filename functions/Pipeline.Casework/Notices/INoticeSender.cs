namespace Pipeline.Casework.Notices;

/// <summary>Carries notices out of the house.</summary>
public interface INoticeSender
{
    /// <summary>
    /// Sends the notice. The same <see cref="Notice.Key"/> again is the same sending. Throws
    /// <see cref="Cases.StoreUnavailableException"/> when it may succeed later.
    /// </summary>
    Task<NoticeResult> SendAsync(Notice notice, CancellationToken cancellationToken);
}
