namespace Pipeline.Casework.Cases;

/// <summary>Something the process or the notices owe. It happens at least once and counts once.</summary>
public sealed record Effect
{
    /// <summary>Such as <c>appraise</c> or <c>send-draft</c>.</summary>
    public required string Name { get; init; }

    /// <summary><c>{caseId}:{stage entry}:{effect}</c>, with a number behind it where one entry owes several of one name.</summary>
    public required string Key { get; init; }

    public required EffectKind Kind { get; init; }

    public required int Entry { get; init; }

    public required EffectStatus Status { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>Decisions of the stage wait until it is recorded.</summary>
    public bool Gates { get; init; }

    /// <summary>Who gets a notice; empty for an activity.</summary>
    public IReadOnlyList<string> Addressees { get; init; } = [];

    public IReadOnlyList<Send> Sends { get; init; } = [];

    public string? Reason { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Still to be performed by the process or the notices.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsOwed => Status == EffectStatus.Owed;

    /// <summary>Waits for a person: <c>retry</c> or <c>skip</c>.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool NeedsAHand => Status is EffectStatus.Open or EffectStatus.Parked;

    /// <summary>An activity that its stage was left without is not owed any more; a notice or a scan still is.</summary>
    public Effect LeftBehind() => Kind == EffectKind.Activity && Name != Effects.Scan && (IsOwed || NeedsAHand)
        ? this with { Status = EffectStatus.Skipped, Reason = "the stage was left" }
        : this with { Gates = false };
}
