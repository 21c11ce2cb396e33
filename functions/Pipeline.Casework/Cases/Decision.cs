using Pipeline.Casework.Input;

namespace Pipeline.Casework.Cases;

/// <summary>Something a role may decide on a case. What is allowed where stands in <see cref="CaseProcess"/>; this holds the body, the guards and the events.</summary>
public abstract class Decision
{
    public abstract string Name { get; }

    /// <summary>A missing reason would leave a hole in the record.</summary>
    public virtual bool NeedsReason => false;

    /// <summary>Reads the body; its faults are in the reader. Looks up what the decision needs beyond its case.</summary>
    public abstract Task<PreparedDecision> PrepareAsync(FieldReader body, DecisionContext context, CancellationToken cancellationToken);
}
