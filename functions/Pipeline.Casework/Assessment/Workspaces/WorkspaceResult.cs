using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Assessment.Workspaces;

/// <summary>What became of a document that was brought back.</summary>
public abstract record WorkspaceResult
{
    private WorkspaceResult()
    {
    }

    /// <summary>It was read; what of it was taken is in the answer.</summary>
    public sealed record Answered(WorkspaceAnswer Answer) : WorkspaceResult;

    /// <summary>It cannot be read, for this reason. Nothing changed.</summary>
    public sealed record Unreadable(string Reason) : WorkspaceResult;

    /// <summary>It can be read and is not for this case as it stands. Nothing changed.</summary>
    public sealed record NotForThisCase(IReadOnlyList<string> Reasons) : WorkspaceResult;

    /// <summary>The case takes no such decision now, from nobody or not from this caller. Nothing changed.</summary>
    public sealed record Declined(DecisionResult Result) : WorkspaceResult;
}
