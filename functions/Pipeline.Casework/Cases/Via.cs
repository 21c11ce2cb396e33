namespace Pipeline.Casework.Cases;

/// <summary>What moves a case besides decisions.</summary>
public static class Via
{
    public const string Received = "received";
    public const string Opened = "opened";
    public const string Appraised = "appraised";
    public const string Noted = "noted";
    public const string Expiry = "expiry";
    public const string Published = "published";
    public const string Unlinked = "unlinked";
    public const string Skipped = "skipped";
}
