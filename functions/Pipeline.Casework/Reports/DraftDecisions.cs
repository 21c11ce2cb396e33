using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;

namespace Pipeline.Casework.Reports;

/// <summary>The draft is handed to review; as built, if nobody edited it.</summary>
public sealed class SubmitDraft : Decision<NoBody>
{
    public override string Name => DecisionNames.SubmitDraft;

    protected override NoBody Read(FieldReader body, DecisionContext context) => NoBody.Instance;

    protected override void Decide(NoBody body, CaseScript script, DecisionContext context)
    {
        script.Add(new DraftSubmitted());
        script.Enter(Stage.QualityReview, Name);
    }
}

/// <summary>Back to the assessment: judgements may change.</summary>
public sealed class ReopenAssessment : Decision<NoBody>
{
    public override string Name => DecisionNames.ReopenAssessment;

    public override bool NeedsReason => true;

    protected override NoBody Read(FieldReader body, DecisionContext context) => NoBody.Instance;

    protected override void Decide(NoBody body, CaseScript script, DecisionContext context) => script.Enter(Stage.Assessment, Name);
}

/// <summary>
/// The draft is good. The first time it goes to the provider; on a later lap to sign-off, unless a rating fell or a passage changed that
/// no accepted point covers: then the provider sees it again.
/// </summary>
public sealed class ApproveDraft : Decision<NoBody>
{
    public override string Name => DecisionNames.ApproveDraft;

    protected override NoBody Read(FieldReader body, DecisionContext context) => NoBody.Instance;

    protected override void Decide(NoBody body, CaseScript script, DecisionContext context)
    {
        var ratings = CaseRatings.ByQuestion(CaseRatings.Of(script.State, context.Policy));
        var toProvider = DraftComparison.ProviderMustSee(script.State, ratings);
        script.Add(new DraftApproved(toProvider, ratings));
        script.Enter(toProvider ? Stage.FactualAccuracy : Stage.SignOff, Name);
    }
}

/// <summary>The draft goes back with comments, by a reviewer or, at sign-off, by the publisher.</summary>
public sealed class ReturnDraft : Decision<ReturnDraft.Body>
{
    private const int MaxComments = 100;

    public override string Name => DecisionNames.ReturnDraft;

    public override bool NeedsReason => true;

    protected override Body Read(FieldReader body, DecisionContext context) =>
        new(body.TextList("comments", MaxComments, context.Policy.Limits.NarrativeCharacters));

    protected override void Decide(Body body, CaseScript script, DecisionContext context)
    {
        script.Add(new DraftReturned([.. body.Comments.Select(script.Parts.Keep)], context.Reason!));
        script.Enter(Stage.Drafting, Name);
    }

    public sealed record Body(IReadOnlyList<string> Comments);
}
