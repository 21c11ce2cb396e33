using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Notices;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Oversight;

/// <summary>A notice went out by another way: by post, or again after an e-mail bounced. The clock counts from it.</summary>
public sealed class RecordSend : Decision<RecordSend.Body>
{
    public override string Name => DecisionNames.RecordSend;

    public override IEnumerable<string> Standing(CaseState state, Policy policy, DateTimeOffset now)
    {
        if (state.Effects.All(effect => effect.Kind != EffectKind.Notice))
        {
            yield return "no notice was asked for in this case";
        }
    }

    protected override Body Read(FieldReader body, DecisionContext context)
    {
        var text = context.Policy.Limits.TextCharacters;
        var effect = EffectField.Read(body, context);
        if (effect is { Kind: not EffectKind.Notice })
        {
            body.Fault("effect", "must be a notice");
        }

        var at = body.RequiredTimestamp("at");
        if (at > context.Now)
        {
            body.Fault("at", "must not be in the future");
        }

        return new(effect, body.RequiredText("to", text), body.RequiredText("how", text), at);
    }

    protected override IEnumerable<string> Guards(Body body, DecisionContext context)
    {
        if (body.At < body.Effect!.Since.AddDays(-1))
        {
            yield return "the sending lies before the notice was asked for";
        }
    }

    protected override void Decide(Body body, CaseScript script, DecisionContext context)
    {
        var addressee = body.Effect!.Addressees.Contains(body.To) || body.Effect.Addressees.Count != 1 ? body.To : body.Effect.Addressees[0];
        script.Add(new NoticeSent(body.Effect.Key, addressee, body.How, body.At));
        script.Add(new SendRecorded(body.Effect.Key, body.To, body.How));
    }

    public sealed record Body(Effect? Effect, string To, string How, DateTimeOffset At);
}
