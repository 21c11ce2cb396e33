using Pipeline.Casework.Cases;

namespace Pipeline.Functions.Projections.Rebuilds;

/// <summary>Which rebuild, and after which case a part of it begins; null: its first, with worklist and register emptied.</summary>
public sealed record RebuildFrom(DateTimeOffset Began, CaseId? After);
