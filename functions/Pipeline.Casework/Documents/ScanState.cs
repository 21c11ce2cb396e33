namespace Pipeline.Casework.Documents;

/// <summary>What is known of a document's safety. Only a clean document is given out.</summary>
public enum ScanState
{
    Pending,
    Clean,
    Infected,
}
