namespace Pipeline.Casework.Cases;

/// <summary>A decision that needs no words but a reason.</summary>
public sealed record NoBody
{
    public static NoBody Instance { get; } = new();
}
