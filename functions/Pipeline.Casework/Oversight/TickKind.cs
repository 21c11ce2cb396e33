namespace Pipeline.Casework.Oversight;

/// <summary>What a tick is for.</summary>
public enum TickKind
{
    Remind,
    Escalate,
    Expire,
    HoldEnd,
}
