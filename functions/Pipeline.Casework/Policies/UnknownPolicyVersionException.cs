namespace Pipeline.Casework.Policies;

/// <summary>A case was opened under a policy version that is not loaded here.</summary>
public sealed class UnknownPolicyVersionException(string version, IReadOnlyCollection<string> known)
    : Exception($"There is no policy {version}; loaded are {string.Join(", ", known)}.")
{
    public string Version { get; } = version;
}
