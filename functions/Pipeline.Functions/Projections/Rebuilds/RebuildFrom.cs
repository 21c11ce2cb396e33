using Pipeline.Casework.Cases;

namespace Pipeline.Functions.Projections.Rebuilds;

/// <summary>After which case a part begins; null: at the beginning, with worklist and register emptied.</summary>
public sealed record RebuildFrom(CaseId? After);
