using Pipeline.Casework.Input;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Cases;

/// <summary>What became of a decision. The cases stand in the order in which they are checked.</summary>
public abstract record DecisionResult
{
    private DecisionResult()
    {
    }

    /// <summary>It is in the record.</summary>
    public sealed record Decided(int Version, Stage Stage) : DecisionResult
    {
        /// <summary>After an assignment: who looks after the case is away now. The assignment stands.</summary>
        public Absence? AssigneeAway { get; init; }
    }

    /// <summary>No such case or decision, or none the caller may know of.</summary>
    public sealed record NotFound : DecisionResult;

    public sealed record Forbidden(string Why) : DecisionResult;

    public sealed record Invalid(InputFaults Faults) : DecisionResult;

    /// <summary>The case has moved on since the caller saw it.</summary>
    public sealed record VersionConflict(int Version) : DecisionResult;

    public sealed record Illegal(Stage Stage, IReadOnlyList<string> Allowed) : DecisionResult;

    /// <summary>The stage's entry effects are still being recorded.</summary>
    public sealed record NotReady(Stage Stage) : DecisionResult;

    public sealed record NotIndependent(string Why) : DecisionResult;

    public sealed record GuardFailed(IReadOnlyList<string> Reasons) : DecisionResult;

    /// <summary>The idempotency key came before, with another body.</summary>
    public sealed record KeyReused : DecisionResult;
}
