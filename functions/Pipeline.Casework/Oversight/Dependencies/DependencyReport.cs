namespace Pipeline.Casework.Oversight.Dependencies;

/// <summary>A dependency by name, as it was found.</summary>
public sealed record DependencyReport(string Name, DependencyState State);
