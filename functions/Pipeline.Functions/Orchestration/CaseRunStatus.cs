using Pipeline.Casework.Cases;

namespace Pipeline.Functions.Orchestration;

/// <summary>What an instance shows of itself: the version of the record it read last, and the stage there.</summary>
public sealed record CaseRunStatus(int Version, Stage Stage);
