namespace Pipeline.Casework.Cases;

/// <summary>How far an effect is.</summary>
public enum EffectStatus
{
    /// <summary>To be performed.</summary>
    Owed,

    /// <summary>Performed and recorded.</summary>
    Done,

    /// <summary>A notice that could not be sent, or a document not yet scanned: it does not stop the case.</summary>
    Open,

    /// <summary>Failed for good: the case stands still until somebody retries or skips it.</summary>
    Parked,

    Skipped,
}
