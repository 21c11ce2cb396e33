using Pipeline.Casework.People;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Cases;

/// <summary>A case that was opened for a caller, with what the caller is to it.</summary>
public sealed record OpenedCase(CaseState State, CaseAccess Access, Policy Policy);
