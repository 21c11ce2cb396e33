namespace Pipeline.Casework.Oversight.Dependencies;

/// <summary>The dependencies that every host has, by name.</summary>
public static class DependencyNames
{
    /// <summary>The case store. Without it nothing works.</summary>
    public const string Record = "record";

    /// <summary>The public register. Without it nothing can be submitted and nobody can read a report.</summary>
    public const string Register = "register";

    /// <summary>What the processes of cases run on.</summary>
    public const string Processes = "processes";
}
