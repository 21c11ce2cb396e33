namespace Pipeline.Local.Demo.Stories;

/// <summary>Whether triage asks the submitter first, and what comes of it.</summary>
internal enum Asking
{
    None,
    Answered,

    /// <summary>The submitter rings; triage records the answer.</summary>
    AnsweredByTelephone,
    Unanswered,
}
