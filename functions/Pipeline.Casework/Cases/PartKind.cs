namespace Pipeline.Casework.Cases;

/// <summary>Why a text stands beside the chain.</summary>
public enum PartKind
{
    Narrative,
    Submitter,
    Reporter,
    Person,
    Text,
}
