namespace Pipeline.Casework.Notifications;

/// <summary>Ids of concern kinds that rules know by name.</summary>
public static class ConcernKinds
{
    public const string Whistleblowing = "whistleblowing";
}
