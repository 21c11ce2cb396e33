using System.Text.Json.Nodes;

namespace Pipeline.Casework.Assessment.Workspaces;

/// <summary>One thing to fill in: how it is shown, how what somebody typed reads, and what of a decision's body it becomes.</summary>
/// <param name="Name">The member of the decision's body.</param>
/// <param name="Label">What it is called in the document.</param>
/// <param name="Prompt">What stands in it while it is empty.</param>
/// <param name="Shown">The value in the record, as it stands in the document; empty where there is none.</param>
public abstract record WorkspaceField(string Name, string Label, string Prompt, string Shown)
{
    /// <summary>The one form of what may be written in several ways; what it does not know it leaves as it is.</summary>
    public abstract string Canonical(string typed);

    /// <summary>The value for the decision, which judges it; null leaves the member out.</summary>
    public abstract JsonNode? Value(string canonical);
}
