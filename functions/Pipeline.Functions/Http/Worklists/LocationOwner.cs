using Pipeline.Casework.Cases;

namespace Pipeline.Functions.Http.Worklists;

/// <summary>Who looks after a place now, and in which case.</summary>
public sealed record LocationOwner(string? Assignee, string? Team, CaseId CaseId);
