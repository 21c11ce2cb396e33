using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Reports;

namespace Pipeline.Casework.Publication;

/// <summary>The published report is corrected: a new edition goes to sign-off and keeps the first date.</summary>
public sealed class CorrectReport : Decision<CorrectReport.Body>
{
    public override string Name => DecisionNames.Correct;

    public override bool NeedsReason => true;

    public override IEnumerable<string> Standing(CaseState state, Policy policy, DateTimeOffset now) => PublishedGuard.MustBePublished(state);

    protected override Body Read(FieldReader body, DecisionContext context) => new(SectionsField.Read(body, context));

    protected override void Decide(Body body, CaseScript script, DecisionContext context)
    {
        script.Add(new ReportCorrected(SectionsField.Edited(body.Sections, script)));
        script.Enter(Stage.SignOff, Name);
    }

    public sealed record Body(IReadOnlyList<KeyValuePair<string, string>> Sections);
}
