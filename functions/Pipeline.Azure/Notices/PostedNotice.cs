using Pipeline.Casework.Cases;
using Pipeline.Casework.Notices;

namespace Pipeline.Azure.Notices;

/// <summary>The body that a notice is posted as; its schema is infra/docs/notice.schema.json. A new member is added, none is renamed.</summary>
internal sealed record PostedNotice(
    string Schema, int Version, string Key, CaseId? CaseId, string Effect, string Addressee, IReadOnlyList<string> Users, string? Email, string Subject, string Body)
{
    public static PostedNotice Of(Notice notice) => new(
        "notice", 1, notice.Key, notice.CaseId, notice.Effect, notice.Addressee, notice.Users, notice.Email, notice.Subject, notice.Body);
}
