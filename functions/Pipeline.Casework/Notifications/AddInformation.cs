using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;

namespace Pipeline.Casework.Notifications;

/// <summary>The submitter tells more, unasked.</summary>
public sealed class AddInformation : Decision<AddInformation.Body>
{
    public override string Name => DecisionNames.AddInformation;

    protected override Body Read(FieldReader body, DecisionContext context) =>
        new(body.RequiredText("text", context.Policy.Limits.NarrativeCharacters));

    protected override void Decide(Body body, CaseScript script, DecisionContext context) =>
        script.Add(new InformationAdded(script.Parts.Keep(PartKind.Narrative, body.Text)));

    public sealed record Body(string Text);
}
