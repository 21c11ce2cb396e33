namespace Pipeline.Casework.Cases;

/// <summary>What opened the case.</summary>
public enum CaseKind
{
    Notification,
    Concern,
    Assessment,
}
