namespace Pipeline.Casework.Cases;

/// <summary>What became of an append.</summary>
public abstract record AppendResult
{
    private AppendResult()
    {
    }

    /// <summary>The commit is durable and is the head of the case.</summary>
    public sealed record Appended : AppendResult;

    /// <summary>This very commit was already there: an earlier attempt succeeded without its answer arriving.</summary>
    public sealed record AlreadyAppended : AppendResult;

    /// <summary>Another commit holds this version. Nothing was written.</summary>
    public sealed record Conflict : AppendResult;
}
