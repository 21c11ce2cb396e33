using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Notices;

/// <summary>One notice to one addressee, complete: sending needs nothing else.</summary>
public sealed record Notice
{
    /// <summary><c>{caseId}:{stage entry}:{effect}:{addressee}</c> or <c>digest:{day}:{user}</c>: goes outside with the notice, so that a second sending can be told.</summary>
    public required string Key { get; init; }

    /// <summary>Null where it is about several cases.</summary>
    public CaseId? CaseId { get; init; }

    /// <summary>The effect that asked for it, such as <c>send-draft</c>.</summary>
    public required string Effect { get; init; }

    /// <summary>When it was first owed; it cannot have been sent before.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>A provider id, a user, a receiving body, <c>duty</c> or <c>submitter</c>.</summary>
    public required string Addressee { get; init; }

    /// <summary>The users of the house who are to read it: whoever stands in for those who are away. Empty where the addressee is outside.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    /// <summary>Where it goes when the addressee gave an address; null leaves it at the addressee's mailbox.</summary>
    public string? Email { get; init; }

    public required string Subject { get; init; }

    public required string Body { get; init; }
}
