namespace Pipeline.Functions.Imports;

/// <summary>What a run of an import starts from: which, and how many lines it has that are not blank.</summary>
public sealed record ImportRun(string ImportId, int Total)
{
    /// <inheritdoc cref="Orchestration.InstanceVersion"/>
    public string? OrchestrationVersion { get; init; }

    /// <summary>The same import, whichever version of the process takes it in.</summary>
    public bool IsOf(ImportRun other) => (ImportId, Total) == (other.ImportId, other.Total);
}
