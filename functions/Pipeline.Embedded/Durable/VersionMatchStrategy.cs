namespace Pipeline.Embedded.Durable;

/// <summary>Which instance versions this process runs.</summary>
public enum VersionMatchStrategy
{
    /// <summary>Every version.</summary>
    None,

    /// <summary>Only the version of <see cref="DurableRuntimeOptions.DefaultVersion"/>.</summary>
    Strict,

    /// <summary>That version and older ones; an instance without a version is the oldest.</summary>
    CurrentOrOlder,
}
