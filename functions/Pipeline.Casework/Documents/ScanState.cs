namespace Pipeline.Casework.Documents;

/// <summary>What is known of a document's safety. Only a clean document is given out.</summary>
public enum ScanState
{
    Pending,
    Clean,
    Infected,

    /// <summary>The scanner said that it has no verdict and will have none: an archive with a password, a type it does not know, a scan that failed.</summary>
    Unscannable,
}
