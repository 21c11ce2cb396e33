using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;

namespace Pipeline.Functions;

/// <summary>Tells failures that no repetition cures from all others. The one list, for messages, documents of the feed and effects.</summary>
public static class PermanentFailures
{
    /// <summary>A stable reason in kebab-case; null when trying again may help.</summary>
    public static string? ReasonOf(Exception failure) => failure switch
    {
        PermanentFailureException permanent => permanent.Reason,
        RecordBrokenException => "record-broken",
        CommitTooLargeException => "commit-too-large",
        _ => null,
    };
}
