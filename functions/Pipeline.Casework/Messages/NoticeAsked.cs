using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Messages;

/// <summary>A notice is to be sent.</summary>
public sealed record NoticeAsked(CaseId CaseId, string EffectKey, string Addressee)
{
    public const string Schema = "notice";
}
