using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Messages;

/// <summary>A case changed in a way its process must hear of.</summary>
public sealed record CaseChanged(CaseId CaseId, int Version, int Generation)
{
    public const string Schema = "case-changed";
}
