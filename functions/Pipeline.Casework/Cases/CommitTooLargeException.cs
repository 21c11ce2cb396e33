namespace Pipeline.Casework.Cases;

/// <summary>A step holds more than <see cref="Commit.MaxPayloadBytes"/>; nothing was written. Answered as 413.</summary>
public sealed class CommitTooLargeException(CaseId caseId) : Exception($"The step on case {caseId} is larger than {Commit.MaxPayloadBytes} bytes.");
