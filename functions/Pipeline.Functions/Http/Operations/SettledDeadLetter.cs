namespace Pipeline.Functions.Http.Operations;

/// <summary>A dead letter that is one no more: <c>replayed</c> or <c>discarded</c>.</summary>
public sealed record SettledDeadLetter(string Queue, long SequenceNumber, string Done);
