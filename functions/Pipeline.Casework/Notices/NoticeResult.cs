namespace Pipeline.Casework.Notices;

/// <summary>What became of a notice.</summary>
public abstract record NoticeResult
{
    private NoticeResult()
    {
    }

    /// <summary>Handed over at <paramref name="At"/>.</summary>
    public sealed record Sent(DateTimeOffset At) : NoticeResult;

    /// <summary>Can never be sent as it is.</summary>
    public sealed record Refused(string Reason) : NoticeResult;
}
