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
        script.Add(new NoticeSent(body.Effect!.Key, AddresseeOf(body), body.How, body.At));
        script.Add(new SendRecorded(body.Effect.Key, body.To, body.How));
    }

    /// <summary>Somebody named in words is the one addressee that the notice has, or that it has not reached yet.</summary>
    private static string AddresseeOf(Body body)
    {
        var addressees = body.Effect!.Addressees;
        var open = addressees.Where(addressee => body.Effect.Sends.All(send => send.Addressee != addressee)).ToList();
        return addressees.Contains(body.To) ? body.To : open.Count == 1 ? open[0] : addressees.Count == 1 ? addressees[0] : body.To;
    }

    public sealed record Body(Effect? Effect, string To, string How, DateTimeOffset At);
}
