using System.Text.Json.Serialization;
using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight;

/// <summary>A stuck case with its reason, and how it is released.</summary>
public sealed record StuckCase
{
    public required CaseId CaseId { get; init; }

    public required StuckCode Code { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>What is owed, and by when it was due.</summary>
    public Owed? Owed { get; init; }

    /// <summary>Null where the record is broken and no list knows the case.</summary>
    public Stage? Stage { get; init; }

    public required int Generation { get; init; }

    /// <summary>The commit that showed it: a later one may have set the case going again.</summary>
    [JsonIgnore]
    public int CommitVersion { get; init; }

    public string? Reason { get; init; }

    /// <summary>The call that releases it in one step; of a broken record the one that says what has to be restored.</summary>
    public string Release => Code switch
    {
        StuckCode.NobodyCanAct => $"POST /api/cases/{CaseId}/decisions/assign",
        StuckCode.RecordBroken => "GET /api/audit/verify",
        _ => $"POST /api/operations/cases/{CaseId}/release",
    };
}
