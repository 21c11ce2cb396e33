namespace Pipeline.Embedded.Storage;

/// <summary>What a completed write survives.</summary>
public enum Durability
{
    /// <summary>Every commit is synced: it survives a killed process and a loss of power. The default.</summary>
    Full,

    /// <summary>A commit survives a killed process; a loss of power may take the last commits, never the consistency of the file.</summary>
    Normal,
}
