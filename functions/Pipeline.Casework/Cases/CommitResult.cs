namespace Pipeline.Casework.Cases;

/// <summary>What became of a step.</summary>
public abstract record CommitResult
{
    private CommitResult()
    {
    }

    /// <summary>It is durable.</summary>
    public sealed record Committed(CaseFile File) : CommitResult;

    /// <summary>Somebody else was faster; nothing was written. Read again and decide again.</summary>
    public sealed record Conflict : CommitResult;
}
