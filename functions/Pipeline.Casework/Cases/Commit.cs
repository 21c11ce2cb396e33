namespace Pipeline.Casework.Cases;

/// <summary>What happened in one step: the payload of a <see cref="CommitDocument"/>.</summary>
public sealed record Commit
{
    public const int CurrentSchema = 1;

    /// <summary>The largest payload, in bytes of UTF-8.</summary>
    public const int MaxPayloadBytes = 256 * 1024;

    public required int Schema { get; init; }

    public required CaseId CaseId { get; init; }

    public required int Version { get; init; }

    public required string CommitId { get; init; }

    /// <summary>Hash of the commit before; null for the first.</summary>
    public string? Previous { get; init; }

    /// <summary>Never before the time of the commit before.</summary>
    public required DateTimeOffset At { get; init; }

    public required Actor By { get; init; }

    /// <summary>The decision, effect, tick or submission that made it: <c>close</c>, <c>effect:appraise</c>, <c>tick:…</c>.</summary>
    public required string Cause { get; init; }

    /// <summary>The reason given, if one was.</summary>
    public string? Why { get; init; }

    public required IReadOnlyList<CaseEvent> Events { get; init; }

    /// <summary>Messages the relay sends; the n-th has the id <c>{caseId}:{version}:{n}:1</c>.</summary>
    public IReadOnlyList<RelayItem> Relay { get; init; } = [];

    public Owed? Owed { get; init; }

    public IReadOnlyList<PartRef> Parts { get; init; } = [];

    /// <summary>Set when the step came with an idempotency key.</summary>
    public KeyUse? Key { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public CommitStamp Stamp => new(Version, At, By, Cause, Why);
}
