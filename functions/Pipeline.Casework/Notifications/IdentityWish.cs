namespace Pipeline.Casework.Notifications;

/// <summary>How the one who raised a concern wants their identity treated.</summary>
public enum IdentityWish
{
    Open,
    Confidential,
    Anonymous,
}
