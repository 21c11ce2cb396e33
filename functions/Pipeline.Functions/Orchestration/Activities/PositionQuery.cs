using Pipeline.Casework.Cases;

namespace Pipeline.Functions.Orchestration.Activities;

/// <summary>Asks for the position of a case for a process of this generation, in a record that has at least this version.</summary>
public sealed record PositionQuery(CaseId CaseId, int Generation, int AtLeastVersion);
