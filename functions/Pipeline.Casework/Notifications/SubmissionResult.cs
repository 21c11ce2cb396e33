using Pipeline.Casework.Input;

namespace Pipeline.Casework.Notifications;

/// <summary>What became of a submission.</summary>
public abstract record SubmissionResult
{
    private SubmissionResult()
    {
    }

    /// <summary>It is durable. The same key and body give the same receipt for ever.</summary>
    public sealed record Accepted(Receipt Receipt) : SubmissionResult;

    public sealed record Invalid(InputFaults Faults) : SubmissionResult;

    /// <summary>The idempotency key came before, with another body.</summary>
    public sealed record KeyReused : SubmissionResult;
}
