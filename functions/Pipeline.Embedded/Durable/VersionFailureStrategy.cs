namespace Pipeline.Embedded.Durable;

/// <summary>What happens to an instance whose version this process does not run.</summary>
public enum VersionFailureStrategy
{
    /// <summary>It stays as it is, with everything sent to it kept, until a process starts that runs its version.</summary>
    Reject,

    /// <summary>It ends as failed, with error type `VersionMismatch`.</summary>
    Fail,
}
