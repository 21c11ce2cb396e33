using Pipeline.Casework.Input;

namespace Pipeline.Casework.Cases;

/// <summary>A decision with a body of its own.</summary>
public abstract class Decision<TBody> : Decision
    where TBody : notnull
{
    public sealed override async Task<PreparedDecision> PrepareAsync(
        FieldReader body, DecisionContext context, CancellationToken cancellationToken)
    {
        var read = Read(body, context);
        if (body.Faults.IsEmpty)
        {
            await LookUpAsync(read, body, context, cancellationToken);
        }

        return new PreparedDecision(() => Guards(read, context), script => Decide(read, script, context), (record, token) => CommitElsewhereAsync(read, context, record, token));
    }

    /// <summary>Reads every field; what is wrong goes into the reader.</summary>
    protected abstract TBody Read(FieldReader body, DecisionContext context);

    /// <summary>Looks beyond the case; an id that leads nowhere goes into the reader as a fault.</summary>
    protected virtual Task LookUpAsync(TBody body, FieldReader reader, DecisionContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Why this body cannot be decided in this case; empty when it can. What holds for every body is in <see cref="Decision.Standing"/>.</summary>
    protected virtual IEnumerable<string> Guards(TBody body, DecisionContext context) => [];

    /// <summary>Writes what another case's record must hold before this one's. Safe to repeat.</summary>
    protected virtual Task CommitElsewhereAsync(TBody body, DecisionContext context, CaseRecord record, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    protected abstract void Decide(TBody body, CaseScript script, DecisionContext context);
}
