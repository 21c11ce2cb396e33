using Pipeline.Casework.Cases;

namespace Pipeline.Contracts.InMemory;

/// <summary>The usual way of a case, stage by stage.</summary>
public static class CasePaths
{
    /// <summary>A submission, appraised and waiting in triage.</summary>
    public static async Task<CasePlay> InTriageAsync(this CaseHouse house, object? body = null, CaseKind kind = CaseKind.Notification)
    {
        var play = await house.SubmitAsync(body ?? Bodies.Injury(), kind);
        await house.SettleAsync();
        return play;
    }

    public static async Task<CasePlay> InAwaitingInformationAsync(this CaseHouse house, object? body = null, CaseKind kind = CaseKind.Notification)
    {
        var play = await house.InTriageAsync(body, kind);
        return await play.DecideAsync(People.Triage, DecisionNames.RequestInformation, Bodies.For(DecisionNames.RequestInformation, play.State));
    }

    public static async Task<CasePlay> InAssessmentAsync(this CaseHouse house, object? body = null, CaseKind kind = CaseKind.Notification)
    {
        var play = await house.InTriageAsync(body, kind);
        return await play.DecideAsync(People.Triage, DecisionNames.AcceptForAssessment);
    }

    /// <summary>Planned, visited, judged with these scores of S1 and S2, and completed.</summary>
    public static async Task<CasePlay> AssessAsync(this CasePlay play, int first = 3, int second = 3)
    {
        await play.DecideAsync(People.Inspector, DecisionNames.PlanAssessment, new { statements = new[] { "S1", "S2" }, team = new[] { "inspector-1" } });
        await play.DecideAsync(People.Inspector, DecisionNames.RecordVisit, new { date = play.House.Time.Now.ToString("yyyy-MM-dd", null), team = new[] { "inspector-1", "inspector-2" } });
        await play.JudgeAsync("S1", first);
        await play.JudgeAsync("S2", second);
        return await play.DecideAsync(People.Inspector, DecisionNames.CompleteAssessment);
    }

    public static Task<CasePlay> JudgeAsync(this CasePlay play, string statement, int score) =>
        play.DecideAsync(People.Inspector, DecisionNames.Judge, new { statement, score, rationale = $"What we saw on {statement}." });

    public static async Task<CasePlay> InDraftingAsync(this CaseHouse house, object? body = null, CaseKind kind = CaseKind.Notification) => await (await house.InAssessmentAsync(body, kind)).AssessAsync();

    public static async Task<CasePlay> InQualityReviewAsync(this CaseHouse house, object? body = null, CaseKind kind = CaseKind.Notification) =>
        await (await house.InDraftingAsync(body, kind)).DecideAsync(People.Inspector, DecisionNames.SubmitDraft);

    public static async Task<CasePlay> InFactualAccuracyAsync(this CaseHouse house, object? body = null, CaseKind kind = CaseKind.Notification) =>
        await (await house.InQualityReviewAsync(body, kind)).DecideAsync(People.Reviewer, DecisionNames.ApproveDraft);

    public static async Task<CasePlay> InFactualAccuracyReviewAsync(this CaseHouse house, object? body = null, CaseKind kind = CaseKind.Notification)
    {
        var play = await house.InFactualAccuracyAsync(body, kind);
        return await play.DecideAsync(People.Provider, DecisionNames.RespondFactualAccuracy, Bodies.For(DecisionNames.RespondFactualAccuracy, play.State));
    }

    public static async Task<CasePlay> InSignOffAsync(this CaseHouse house, object? body = null, CaseKind kind = CaseKind.Notification) =>
        await (await house.InFactualAccuracyAsync(body, kind)).DecideAsync(People.Provider, DecisionNames.NothingToCorrect);

    public static async Task<CasePlay> PublishedAsync(this CaseHouse house, object? body = null, CaseKind kind = CaseKind.Notification) =>
        await (await house.InSignOffAsync(body, kind)).DecideAsync(People.Publisher, DecisionNames.SignOff);

    public static async Task<CasePlay> ClosedAsync(this CaseHouse house, object? body = null, CaseKind kind = CaseKind.Notification)
    {
        var play = await house.InTriageAsync(body, kind);
        return await play.DecideAsync(People.Triage, DecisionNames.Close, Bodies.For(DecisionNames.Close, play.State));
    }

    /// <summary>A case in that stage, by the shortest way; in a system's stage nothing of it has run yet.</summary>
    public static async Task<CasePlay> InAsync(this CaseHouse house, Stage stage, object? body = null, CaseKind kind = CaseKind.Notification)
    {
        switch (stage)
        {
            case Stage.Received:
                return await house.SubmitAsync(body ?? Bodies.Injury(), kind);
            case Stage.Triage:
                return await house.InTriageAsync(body, kind);
            case Stage.AwaitingInformation:
                return await house.InAwaitingInformationAsync(body, kind);
            case Stage.Assessment:
                return await house.InAssessmentAsync(body, kind);
            case Stage.Drafting:
                return await house.InDraftingAsync(body, kind);
            case Stage.QualityReview:
                return await house.InQualityReviewAsync(body, kind);
            case Stage.FactualAccuracy:
                return await house.InFactualAccuracyAsync(body, kind);
            case Stage.FactualAccuracyReview:
                return await house.InFactualAccuracyReviewAsync(body, kind);
            case Stage.SignOff:
                return await house.InSignOffAsync(body, kind);
            case Stage.Publication:
                var signing = await house.InSignOffAsync(body, kind);
                (await signing.AskAsync(People.Publisher, DecisionNames.SignOff)).ShouldBeOfType<DecisionResult.Decided>();
                return signing;
            case Stage.Published:
                return await house.PublishedAsync(body, kind);
            default:
                return await house.ClosedAsync(body, kind);
        }
    }
}
