using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Reports;

/// <summary>A draft that went back, with the comments that say why.</summary>
public sealed record DraftReturn(DateTimeOffset At, string By, IReadOnlyList<TextRef> Comments, string Reason);
