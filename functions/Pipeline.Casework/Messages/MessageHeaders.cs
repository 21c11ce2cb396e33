namespace Pipeline.Casework.Messages;

/// <summary>The properties that a message carries beside its body. A queue writes those that are set, and a replay keeps them.</summary>
public static class MessageHeaders
{
    /// <summary>Text: the case it concerns.</summary>
    public const string CaseId = "caseId";

    /// <summary>Number: 1 for the first sending. Missing counts as 1; a replay starts at 1 again.</summary>
    public const string Attempt = "attempt";

    /// <summary>Text: the message id under which a copy or a replay first came. Missing on a first sending.</summary>
    public const string Origin = "origin";
}
