namespace Pipeline.Casework.Oversight;

/// <summary>What a tick is for.</summary>
public enum TickKind
{
    Remind,
    Escalate,
    Expire,
    HoldEnd,

    /// <summary>The scanner is asked again; never recorded.</summary>
    ScanRound,
}
