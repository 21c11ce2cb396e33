namespace Pipeline.Casework.Documents;

/// <summary>Where a blob lives: case documents stay disposable, published editions are immutable.</summary>
public enum DocumentArea
{
    Documents,
    Register,
}
