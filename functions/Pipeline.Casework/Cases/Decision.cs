using Pipeline.Casework.Input;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Cases;

/// <summary>Something a role may decide on a case. What is allowed where stands in <see cref="CaseProcess"/>; this holds the body, the guards and the events.</summary>
public abstract class Decision
{
    public abstract string Name { get; }

    /// <summary>A missing reason would leave a hole in the record.</summary>
    public virtual bool NeedsReason => false;

    /// <summary>
    /// Why nobody could take the decision in this case as it stands now, whatever the body; empty when that depends on the body or on nothing.
    /// Views say it beforehand.
    /// </summary>
    public virtual IEnumerable<string> Standing(CaseState state, Policy policy, DateTimeOffset now) => [];

    /// <summary>Reads the body; its faults are in the reader. Looks up what the decision needs beyond its case.</summary>
    public abstract Task<PreparedDecision> PrepareAsync(FieldReader body, DecisionContext context, CancellationToken cancellationToken);
}
