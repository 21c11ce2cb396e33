namespace Pipeline.Casework.Messages;

/// <summary>The queues by name.</summary>
public static class Queues
{
    public const string Submissions = "submissions";
    public const string CaseMessages = "case-messages";
    public const string Notices = "notices";
    public const string Unhandled = "unhandled";

    public static IReadOnlyList<string> All { get; } = [Submissions, CaseMessages, Notices, Unhandled];
}
