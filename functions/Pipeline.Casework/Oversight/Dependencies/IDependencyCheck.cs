namespace Pipeline.Casework.Oversight.Dependencies;

/// <summary>Looks whether one thing that the app needs is there and answers. It changes nothing and costs next to nothing: it is asked often.</summary>
public interface IDependencyCheck
{
    /// <summary>kebab-case, stable and unique in a host; it is shown to everybody.</summary>
    string Name { get; }

    /// <summary>What it found. An exception is a finding too: see <see cref="DependencyBoard"/>.</summary>
    Task<DependencyState> CheckAsync(CancellationToken cancellationToken);
}
