namespace Pipeline.Casework.Publication;

/// <summary>What loading did to the register.</summary>
public sealed record RegisterLoad(int Added, int Changed, int Unchanged);
