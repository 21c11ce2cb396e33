using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight;

/// <summary>A part of a rebuild: how many cases, those whose record could not be read, and after which case the next part begins; null at the end.</summary>
public sealed record RebuiltPart(int Cases, IReadOnlyList<CaseId> Broken, CaseId? Next);
