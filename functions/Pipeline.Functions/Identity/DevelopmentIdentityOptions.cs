namespace Pipeline.Functions.Identity;

/// <summary>Whether anybody may say who they are. Only a host that listens on loopback alone sets it.</summary>
public sealed class DevelopmentIdentityOptions
{
    public bool Allowed { get; set; }
}
