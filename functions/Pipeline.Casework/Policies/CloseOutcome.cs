namespace Pipeline.Casework.Policies;

/// <summary>How a case may be closed by hand.</summary>
public sealed record CloseOutcome(string Id, string Title);
