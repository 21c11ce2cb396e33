namespace Pipeline.Casework.Oversight.Dependencies;

/// <summary>How a dependency was found.</summary>
public abstract record DependencyState
{
    private DependencyState()
    {
    }

    /// <summary>It is there and answers.</summary>
    public sealed record Ok : DependencyState;

    /// <summary>Something is not there, and no waiting brings it: a container, a role. <paramref name="WhatToDo"/> is a sentence for whoever runs the app.</summary>
    public sealed record Missing(string What, string WhatToDo) : DependencyState;

    /// <summary>It does not answer now.</summary>
    public sealed record Unavailable(string Why) : DependencyState;
}
