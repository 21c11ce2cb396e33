using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Reports;

namespace Pipeline.Casework.Publication;

/// <summary>The report may be published. Edition, time and template are fixed here, so that rendering adds nothing.</summary>
public sealed class SignOffReport : Decision<NoBody>
{
    public override string Name => DecisionNames.SignOff;

    protected override NoBody Read(FieldReader body, DecisionContext context) => NoBody.Instance;

    protected override void Decide(NoBody body, CaseScript script, DecisionContext context)
    {
        var number = (script.State.Publication.Edition?.Number ?? 0) + 1;
        script.Add(new EditionFixed(new Edition(context.Key.ReportId(script.State.CaseId), number, script.Stamp.At, ReportTemplate.Version)));
        script.Enter(Stage.Publication, Name);
    }
}

/// <summary>The published report is corrected: a new edition goes to sign-off and keeps the first date.</summary>
public sealed class CorrectReport : Decision<CorrectReport.Body>
{
    public override string Name => DecisionNames.Correct;

    public override bool NeedsReason => true;

    protected override Body Read(FieldReader body, DecisionContext context) => new(SectionsField.Read(body, context));

    protected override IEnumerable<string> Guards(Body body, DecisionContext context) => PublishedGuard.MustBePublished(context.State);

    protected override void Decide(Body body, CaseScript script, DecisionContext context)
    {
        script.Add(new ReportCorrected(SectionsField.Edited(body.Sections, script)));
        script.Enter(Stage.SignOff, Name);
    }

    public sealed record Body(IReadOnlyList<KeyValuePair<string, string>> Sections);
}

/// <summary>The report leaves the register; a tombstone with the reason stays.</summary>
public sealed class WithdrawReport : Decision<NoBody>
{
    public override string Name => DecisionNames.Withdraw;

    public override bool NeedsReason => true;

    protected override NoBody Read(FieldReader body, DecisionContext context) => NoBody.Instance;

    protected override IEnumerable<string> Guards(NoBody body, DecisionContext context) => PublishedGuard.MustBePublished(context.State);

    protected override void Decide(NoBody body, CaseScript script, DecisionContext context) => script.Add(new ReportWithdrawn(context.Reason!));
}

/// <summary>The provider asks, once, for a review of how its rating came about.</summary>
public sealed class RequestRatingReview : Decision<RequestRatingReview.Body>
{
    public override string Name => DecisionNames.RequestRatingReview;

    protected override Body Read(FieldReader body, DecisionContext context) =>
        new(body.RequiredText("grounds", context.Policy.Limits.NarrativeCharacters));

    protected override IEnumerable<string> Guards(Body body, DecisionContext context)
    {
        if (context.State.Publication.Review is not null)
        {
            yield return "a review of this rating was requested before";
        }
    }

    protected override void Decide(Body body, CaseScript script, DecisionContext context) =>
        script.Add(new RatingReviewRequested(script.Parts.Keep(PartKind.Narrative, body.Grounds)));

    public sealed record Body(string Grounds);
}

/// <summary>A manager who was not involved before decides the review.</summary>
public sealed class DecideRatingReview : Decision<DecideRatingReview.Body>
{
    public override string Name => DecisionNames.DecideRatingReview;

    public override bool NeedsReason => true;

    protected override Body Read(FieldReader body, DecisionContext context) =>
        new(body.RequiredText("outcome", context.Policy.Limits.TextCharacters));

    protected override IEnumerable<string> Guards(Body body, DecisionContext context)
    {
        if (context.State.Publication.Review is not { DecidedAt: null })
        {
            yield return "no review is pending";
        }
    }

    protected override void Decide(Body body, CaseScript script, DecisionContext context) =>
        script.Add(new RatingReviewDecided(body.Outcome, context.Reason!));

    public sealed record Body(string Outcome);
}
