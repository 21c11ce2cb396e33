using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Assessment;

/// <summary>The framework by which the case is assessed, as <c>id@version</c>.</summary>
public sealed record FrameworkChosen(string Framework) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp)
    {
        var chosen = state with { Assessment = state.Assessment with { Framework = Framework } };
        return stamp.By.IsPerson ? chosen.Reviewed(stamp) : chosen;
    }
}

/// <summary>The ratings in force before this assessment, taken from the register.</summary>
public sealed record WorkspaceOpened(IReadOnlyDictionary<string, Rating> Previous) : CaseEvent
{
    protected override bool IsVisible => false;

    public override CaseState Apply(CaseState state, CommitStamp stamp) =>
        state with { Assessment = state.Assessment with { Previous = Previous } };
}

/// <summary>Which statements or key questions are assessed, and by whom. A later plan replaces the earlier one.</summary>
public sealed record AssessmentPlanned(IReadOnlyList<string> Statements, IReadOnlyList<string> Team) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Assessment = state.Assessment with { Statements = Statements, Team = Team },
    };
}

/// <summary>A visit took place, or what was recorded of it is corrected.</summary>
public sealed record VisitRecorded(Visit Visit) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Assessment = state.Assessment with
        {
            Visits = [.. state.Assessment.Visits.Where(visit => visit.VisitId != Visit.VisitId), Visit],
        },
    };
}

/// <summary>A visit that was recorded by mistake: it stays in the record and counts for nothing.</summary>
public sealed record VisitVoided(string VisitId) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Assessment = state.Assessment with
        {
            Visits = [.. state.Assessment.Visits.Select(visit => visit.VisitId == VisitId ? visit with { Void = true } : visit)],
        },
    };
}

/// <summary>A judgement; it replaces an earlier one of the same statement or key question.</summary>
public sealed record JudgementMade(CaseJudgement Judgement) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Assessment = state.Assessment with
        {
            Judgements = [.. state.Assessment.Judgements.Where(other => !other.Concerns(Judgement)), Judgement],
            JudgedBefore = [.. state.Assessment.JudgedBefore
                .Concat(state.Assessment.Judgements.Where(other => other.Concerns(Judgement)).Select(other => other.By)).Distinct()],
        },
    };
}

/// <summary>A document supports statements.</summary>
public sealed record EvidenceAttached(Evidence Evidence) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Assessment = state.Assessment with
        {
            Evidence = [.. state.Assessment.Evidence.Where(other => other.DocumentId != Evidence.DocumentId), Evidence],
        },
    };
}

/// <summary>The assessment is complete; breaches cap the overall rating.</summary>
public sealed record AssessmentCompleted(IReadOnlyList<Breach> Breaches) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Assessment = state.Assessment with { Breaches = Breaches, CompletedAt = stamp.At },
    };
}

/// <summary>A manager put a rating in place of the computed one, with a reason.</summary>
public sealed record RatingOverridden(string? KeyQuestion, Rating Rating, string Reason) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Assessment = state.Assessment with
        {
            Overrides = [.. state.Assessment.Overrides.Where(other => other.KeyQuestion != KeyQuestion),
                new RatingOverride(KeyQuestion, Rating, Reason, stamp.By.UserId)],
        },
    };
}
