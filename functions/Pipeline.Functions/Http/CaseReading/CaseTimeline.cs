using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;

namespace Pipeline.Functions.Http.CaseReading;

/// <summary>Commits and reads of a case in order.</summary>
public sealed record CaseTimeline(CaseId CaseId, IReadOnlyList<TimelineEntry> Items);
