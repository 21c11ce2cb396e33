using Microsoft.DurableTask.Client;
using Pipeline.Casework.Cases;
using Pipeline.Functions.Imports;
using Pipeline.Functions.Orchestration;
using Pipeline.Functions.Projections.Rebuilds;

namespace Pipeline.Functions.Http.Operations;

/// <summary>How far an instance is, as its custom status says: numbers and stages only. What its kind does not count is absent.</summary>
public sealed record OrchestrationProgress
{
    /// <summary>Of a case: the commit it has come to.</summary>
    public int? Version { get; init; }

    /// <summary>Of a case.</summary>
    public Stage? Stage { get; init; }

    /// <summary>Of an import: the lines it has taken.</summary>
    public int? Taken { get; init; }

    /// <summary>Of an import: those of them that were accepted.</summary>
    public int? Accepted { get; init; }

    /// <summary>Of a rebuild: the cases made anew.</summary>
    public int? Cases { get; init; }

    /// <summary>Of a rebuild: the cases left out because their record is broken; the log names them.</summary>
    public int? Broken { get; init; }

    /// <summary>Null while it has said nothing, and for what is none of ours.</summary>
    /// <param name="instance">Fetched with its input.</param>
    public static OrchestrationProgress? Of(OrchestrationMetadata instance) => instance.SerializedCustomStatus is not { Length: > 0 } ? null : instance.Name switch
    {
        CaseInstance.Orchestrator => instance.ReadCustomStatusAs<CaseRunStatus>() is { } run ? new() { Version = run.Version, Stage = run.Stage } : null,
        ImportOrchestrator.Name => instance.ReadCustomStatusAs<ImportProgress>() is { } import ? new() { Taken = import.Taken, Accepted = import.Accepted } : null,
        RebuildOrchestrator.Name => instance.ReadCustomStatusAs<RebuildProgress>() is { } rebuild ? new() { Cases = rebuild.Cases, Broken = rebuild.Broken } : null,
        _ => null,
    };
}
