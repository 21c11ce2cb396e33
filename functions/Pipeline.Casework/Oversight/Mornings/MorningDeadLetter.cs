using Pipeline.Casework.Messages;

namespace Pipeline.Casework.Oversight.Mornings;

/// <summary>A message that was given up, and the calls that send it again or remove it.</summary>
public sealed record MorningDeadLetter
{
    public required string Queue { get; init; }

    public required long SequenceNumber { get; init; }

    public string? CaseId { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset EnqueuedAt { get; init; }

    public string Replay => $"POST /api/operations/dead-letters/{Queue}/{SequenceNumber}/replay";

    public string Discard => $"POST /api/operations/dead-letters/{Queue}/{SequenceNumber}/discard";

    public static MorningDeadLetter Of(DeadLetter letter) => new()
    {
        Queue = letter.Queue,
        SequenceNumber = letter.SequenceNumber,
        CaseId = letter.CaseId,
        Reason = letter.Reason,
        EnqueuedAt = letter.EnqueuedAt,
    };
}
