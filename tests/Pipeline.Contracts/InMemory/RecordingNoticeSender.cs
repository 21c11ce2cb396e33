using Pipeline.Casework.Cases;
using Pipeline.Casework.Notices;

namespace Pipeline.Contracts.InMemory;

/// <summary>Keeps the notices it is given, and refuses or fails where a test says so.</summary>
public sealed class RecordingNoticeSender(TimeProvider time) : INoticeSender
{
    private readonly List<Notice> sent = [];

    public IReadOnlyList<Notice> Sent => sent;

    /// <summary>Effects whose notices are refused, with the reason.</summary>
    public IDictionary<string, string> Refuses { get; } = new Dictionary<string, string>();

    /// <summary>What a sending to this addressee throws.</summary>
    public IDictionary<string, Exception> ThrowsFor { get; } = new Dictionary<string, Exception>();

    /// <summary>What a sending of this effect throws.</summary>
    public IDictionary<string, Exception> Throws { get; } = new Dictionary<string, Exception>();

    /// <summary>Cases whose notices cannot be deleted.</summary>
    public ISet<CaseId> Unforgettable { get; } = new HashSet<CaseId>();

    public Task ForgetAsync(CaseId caseId, CancellationToken cancellationToken)
    {
        if (Unforgettable.Contains(caseId))
        {
            throw new StoreUnavailableException("The notices cannot be deleted.");
        }

        sent.RemoveAll(notice => notice.CaseId == caseId);
        return Task.CompletedTask;
    }

    public Task<NoticeResult> SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        if (Throws.TryGetValue(notice.Effect, out var exception) || ThrowsFor.TryGetValue(notice.Addressee, out exception))
        {
            throw exception;
        }

        if (Refuses.TryGetValue(notice.Effect, out var reason))
        {
            return Task.FromResult<NoticeResult>(new NoticeResult.Refused(reason));
        }

        sent.Add(notice);
        return Task.FromResult<NoticeResult>(new NoticeResult.Sent(time.GetUtcNow()));
    }
}
