using Pipeline.Casework.Cases;

namespace Pipeline.Functions.Orchestration.Activities;

/// <summary>A tick whose time has come. Its id is the idempotency key.</summary>
public sealed record TickCall(CaseId CaseId, int Generation, string TickId);
