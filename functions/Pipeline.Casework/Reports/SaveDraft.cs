using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;

namespace Pipeline.Casework.Reports;

/// <summary>Somebody edits sections of the draft and is an author of it from then on.</summary>
public sealed class SaveDraft : Decision<SaveDraft.Body>
{
    public override string Name => DecisionNames.SaveDraft;

    protected override Body Read(FieldReader body, DecisionContext context) => new(SectionsField.Read(body, context));

    protected override void Decide(Body body, CaseScript script, DecisionContext context) =>
        script.Add(new DraftSaved(SectionsField.Edited(body.Sections, script)));

    public sealed record Body(IReadOnlyList<KeyValuePair<string, string>> Sections);
}
