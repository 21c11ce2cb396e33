using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Notices;

/// <summary>A notice went out to one addressee. When all have one, its effect is done.</summary>
public sealed record NoticeSent(string EffectKey, string Addressee, string How, DateTimeOffset SentAt) : CaseEvent
{
    protected override bool IsVisible => false;

    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.WithEffect(EffectKey, effect =>
    {
        var sends = effect.Sends.Where(send => send.Addressee != Addressee).Append(new Send(Addressee, How, SentAt)).ToList();
        var done = effect.Addressees.All(addressee => sends.Any(send => send.Addressee == addressee));
        return effect with
        {
            Sends = sends,
            Status = done ? EffectStatus.Done : effect.Status,
            DoneAt = done ? stamp.At : effect.DoneAt,
            Reason = done ? null : effect.Reason,
        };
    });
}
