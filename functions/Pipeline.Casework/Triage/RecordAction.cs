using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;

namespace Pipeline.Casework.Triage;

/// <summary>Something was done about the case. For a kind that sends a notice, the notice is asked for in the same step.</summary>
public sealed class RecordAction : Decision<RecordAction.Body>
{
    public override string Name => DecisionNames.RecordAction;

    protected override Body Read(FieldReader body, DecisionContext context)
    {
        var limits = context.Policy.Limits;
        var kind = body.Choice("kind", [.. context.Policy.ActionKinds.Select(known => known.Id)], required: true) ?? string.Empty;
        var to = body.Text("to", limits.TextCharacters);
        var sends = context.Policy.ActionKinds.Any(known => known.Id == kind && known.SendsNotice);
        if (sends && to is null && !body.Faults.Fields.Contains("to"))
        {
            body.Fault("to", $"is required for {kind}: who receives it");
        }

        return new(kind, to, body.RequiredText("text", limits.NarrativeCharacters), sends);
    }

    protected override void Decide(Body body, CaseScript script, DecisionContext context)
    {
        script.Add(new ActionRecorded(body.Kind, body.To, script.Parts.Keep(PartKind.Narrative, body.Text)));
        if (body.SendsNotice)
        {
            script.Add(new EffectOwed(EffectPlan.Courtesy(Effects.Refer, body.To!)));
        }
    }

    public sealed record Body(string Kind, string? To, string Text, bool SendsNotice);
}
