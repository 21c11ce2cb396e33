namespace Pipeline.Casework.Oversight.Disposal;

/// <summary>What is disposed of.</summary>
public enum DisposalScope
{
    /// <summary>Who raised a concern.</summary>
    Reporter,

    /// <summary>Narratives, personal data and documents. What was published stays, and so does the record of what was done.</summary>
    Everything,
}
