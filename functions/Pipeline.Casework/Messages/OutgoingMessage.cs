namespace Pipeline.Casework.Messages;

/// <summary>A message on its way: a JSON body and headers that hold ids, never personal data.</summary>
public sealed record OutgoingMessage
{
    /// <summary>At most 128 characters.</summary>
    public required string MessageId { get; init; }

    /// <summary>UTF-8 JSON, at most 64 KB.</summary>
    public required string Body { get; init; }

    /// <summary>The schema of the body, for a reader who must not open it.</summary>
    public required string Subject { get; init; }

    /// <summary>The case it concerns, for the dead-letter view.</summary>
    public string? CaseId { get; init; }

    /// <summary>1 for the first sending; scheduled copies count up.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The message id under which this first came, where it is a copy; null for a first sending. See <see cref="MessageHeaders.Origin"/>.</summary>
    public string? Origin { get; init; }

    public DateTimeOffset? ScheduledFor { get; init; }
}
