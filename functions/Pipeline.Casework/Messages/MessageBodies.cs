using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Messages;

/// <summary>A case changed in a way its process must hear of.</summary>
public sealed record CaseChanged(CaseId CaseId, int Version, int Generation)
{
    public const string Schema = "case-changed";
}

/// <summary>A notice is to be sent.</summary>
public sealed record NoticeAsked(CaseId CaseId, string EffectKey, string Addressee)
{
    public const string Schema = "notice";
}

/// <summary>A submission that came by queue; the body is as in HTTP.</summary>
public sealed record SubmissionReceived(CaseKind Kind, System.Text.Json.JsonElement Body)
{
    public const string Schema = "submission";
}
