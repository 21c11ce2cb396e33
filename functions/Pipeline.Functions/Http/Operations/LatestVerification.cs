using Pipeline.Casework.Audit;
using Pipeline.Functions.Oversight.Verifications;

namespace Pipeline.Functions.Http.Operations;

/// <summary>How the verification goes that goes on part by part, and the newest result that was kept.</summary>
public sealed record LatestVerification
{
    /// <summary>As the backend names it: <c>Running</c>, <c>Completed</c>, …; absent where none was started.</summary>
    public string? RuntimeStatus { get; init; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How far it is.</summary>
    public VerificationCounts? Progress { get; init; }

    /// <summary>The result of the last verification that came to its end, whoever asked for it and however. Older than <see cref="StartedAt"/> while one goes on.</summary>
    public Verification? Result { get; init; }
}
