using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Messages;

/// <summary>A submission that came by queue; the body is as in HTTP.</summary>
public sealed record SubmissionReceived(CaseKind Kind, System.Text.Json.JsonElement Body)
{
    public const string Schema = "submission";
}
