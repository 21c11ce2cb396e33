using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;

namespace Pipeline.Casework.Reports;

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
