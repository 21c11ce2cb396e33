using Pipeline.Casework.Input;

namespace Pipeline.Casework.Documents;

/// <summary>What became of an upload.</summary>
public abstract record DocumentResult
{
    private DocumentResult()
    {
    }

    public sealed record Added(CaseDocument Document) : DocumentResult;

    public sealed record NotFound : DocumentResult;

    public sealed record Invalid(InputFaults Faults) : DocumentResult;

    /// <summary>A closed case takes no documents.</summary>
    public sealed record Closed : DocumentResult;

    /// <summary>The idempotency key came before, with another document.</summary>
    public sealed record KeyReused : DocumentResult;
}
