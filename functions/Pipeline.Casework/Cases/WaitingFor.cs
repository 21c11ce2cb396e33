using System.Text.Json.Serialization;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;

namespace Pipeline.Casework.Cases;

/// <summary>Whom a case waits for, for what, since when and until when.</summary>
public sealed record WaitingFor
{
    public required Role Role { get; init; }

    public required string What { get; init; }

    public required DateTimeOffset Since { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required DateTimeOffset? Due { get; init; }

    /// <summary>Counted by weekdays, because the calendar data end before it.</summary>
    public bool? Provisional { get; init; }

    public required bool Late { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required Escalation? Escalation { get; init; }

    public DateTimeOffset? HeldUntil { get; init; }
}
