using Pipeline.Casework.Cases;

namespace Pipeline.Functions.Orchestration;

/// <summary>How far the removal of processes has come.</summary>
public sealed record PurgeReach
{
    public static PurgeReach None { get; } = new();

    /// <summary>Every case closed until then was looked at; null: none was.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Those of them that were left alone, to be looked at again.</summary>
    public IReadOnlyList<CaseId> Left { get; init; } = [];
}
