using Pipeline.Casework.Notices;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Publication;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Cases;

/// <summary>
/// The process: what each stage waits for, what may be decided and where that leads. Who decides is policy. Answers, diagrams and the stuck
/// rules read this table; the orchestrator never does.
/// </summary>
public static class CaseProcess
{
    private static readonly Route[] TriageDecisions =
    [
        new(DecisionNames.AcceptForAssessment, [Stage.Assessment]),
        new(DecisionNames.RequestInformation, [Stage.AwaitingInformation]),
        new(DecisionNames.Link, [Stage.Closed]),
        new(DecisionNames.Close, [Stage.Closed]),
    ];

    /// <summary>The stages in the order of a case's life.</summary>
    public static IReadOnlyList<StageRow> Rows { get; } =
    [
        new()
        {
            Stage = Stage.Received,
            EndsByItself = true,
            WaitsFor = "the register, similar cases and the risk to be looked up",
            Effects = _ => [EffectPlan.Activity(Cases.Effects.Appraise)],
            Passages = [new(Via.Appraised, Stage.Triage), new(Via.Noted, Stage.Closed)],
        },
        new()
        {
            Stage = Stage.Triage,
            Awaits = DecisionNames.AcceptForAssessment,
            WaitsFor = "a triage decision",
            Effects = AlertsFor,
            Decisions = TriageDecisions,
        },
        new()
        {
            Stage = Stage.AwaitingInformation,
            Awaits = DecisionNames.ProvideInformation,
            WaitsFor = "answers from the submitter",
            Effects = _ => [EffectPlan.Notice(Cases.Effects.Ask, Addressees.Submitter)],
            Decisions = [.. TriageDecisions, new(DecisionNames.ProvideInformation, [Stage.Triage]) { Grantable = RoleGrants.StaffAndSubmitter }],
            Passages = [new(Via.Expiry, Stage.Triage)],
        },
        new()
        {
            Stage = Stage.Assessment,
            Awaits = DecisionNames.CompleteAssessment,
            WaitsFor = "the assessment to be carried out",
            Effects = _ => [EffectPlan.Activity(Cases.Effects.OpenWorkspace)],
            Decisions =
            [
                new(DecisionNames.PlanAssessment, []),
                new(DecisionNames.RecordVisit, []),
                new(DecisionNames.Judge, []),
                new(DecisionNames.AttachEvidence, []),
                new(DecisionNames.CompleteAssessment, [Stage.Drafting]),
                new(DecisionNames.OverrideRating, []),
            ],
        },
        new()
        {
            Stage = Stage.Drafting,
            Awaits = DecisionNames.SubmitDraft,
            WaitsFor = "the draft report",
            Effects = _ => [EffectPlan.Activity(Cases.Effects.BuildDraft)],
            Decisions =
            [
                new(DecisionNames.SaveDraft, []),
                new(DecisionNames.ReopenAssessment, [Stage.Assessment]),
                new(DecisionNames.SubmitDraft, [Stage.QualityReview]),
                new(DecisionNames.OverrideRating, []),
            ],
        },
        new()
        {
            Stage = Stage.QualityReview,
            Awaits = DecisionNames.ApproveDraft,
            WaitsFor = "the quality review",
            Decisions =
            [
                new(DecisionNames.ApproveDraft, [Stage.FactualAccuracy, Stage.SignOff], Independence.OfTheAssessment),
                new(DecisionNames.ReturnDraft, [Stage.Drafting], Independence.OfTheAssessment),
            ],
        },
        new()
        {
            Stage = Stage.FactualAccuracy,
            Awaits = DecisionNames.RespondFactualAccuracy,
            WaitsFor = "the provider's answer on the facts in the draft",
            Effects = state => [EffectPlan.Notice(Cases.Effects.SendDraft, Addressees.RegisteredPersonsOf(state))],
            Decisions =
            [
                new(DecisionNames.RespondFactualAccuracy, [Stage.FactualAccuracyReview]) { Grantable = RoleGrants.Provider },
                new(DecisionNames.NothingToCorrect, [Stage.SignOff]) { Grantable = RoleGrants.Provider },
                new(DecisionNames.Extend, []),
                new(DecisionNames.ReturnDraft, [Stage.Drafting], Independence.OfTheAssessment),
            ],
            Passages = [new(Via.Expiry, Stage.FactualAccuracyReview), new(Via.Expiry, Stage.SignOff)],
        },
        new()
        {
            Stage = Stage.FactualAccuracyReview,
            Awaits = DecisionNames.ResolveFactualAccuracy,
            WaitsFor = "each point of the provider to be accepted or rejected",
            Decisions = [new(DecisionNames.ResolveFactualAccuracy, [Stage.SignOff, Stage.Drafting], Independence.OfTheAssessment)],
        },
        new()
        {
            Stage = Stage.SignOff,
            Awaits = DecisionNames.SignOff,
            WaitsFor = "sign-off",
            Decisions =
            [
                new(DecisionNames.SignOff, [Stage.Publication], Independence.OfTheDraft),
                new(DecisionNames.ReturnDraft, [Stage.Drafting], Independence.OfTheDraft),
            ],
        },
        new()
        {
            Stage = Stage.Publication,
            EndsByItself = true,
            WaitsFor = "the edition to be rendered and registered",
            Effects = _ => [EffectPlan.Activity(Cases.Effects.Publish)],
            Passages = [new(Via.Published, Stage.Published)],
        },
        new()
        {
            Stage = Stage.Published,
            WaitsFor = "the end of the review window",
            Effects = TellAboutPublication,
            Decisions =
            [
                new(DecisionNames.RequestRatingReview, []) { Grantable = RoleGrants.Provider },
                new(DecisionNames.DecideRatingReview, [], Independence.OfTheCase),
                new(DecisionNames.Correct, [Stage.SignOff]),
                new(DecisionNames.Withdraw, [], Independence.OfTheDraft),
            ],
            Passages = [new(Via.Expiry, Stage.Closed)],
        },
        new()
        {
            Stage = Stage.Closed,
            WaitsFor = "nothing",
            Effects = state => state.Links.Linked.Count > 0 && state.Assessment.CompletedAt is null ? [EffectPlan.Activity(Cases.Effects.ReturnLinked)] : [],
            Decisions =
            [
                new(DecisionNames.Reopen, [.. Enum.GetValues<Stage>().Where(stage => stage != Stage.Closed)]),
                new(DecisionNames.Correct, [Stage.SignOff]),
                new(DecisionNames.Withdraw, [], Independence.OfTheDraft),
            ],
        },
    ];

    /// <summary>What may be decided in every open stage; nobody's entry effects hold these up.</summary>
    public static IReadOnlyList<Route> AnyOpenStage { get; } =
    [
        new(DecisionNames.SetPriority, []),
        new(DecisionNames.SetLocation, []),
        new(DecisionNames.RecordAction, []),
        new(DecisionNames.AddInformation, []) { Grantable = RoleGrants.Submitter },
        new(DecisionNames.RecordSend, []),
        new(DecisionNames.Assign, []) { Grantable = RoleGrants.StaffAndOperations },
        new(DecisionNames.Hold, []) { Grantable = RoleGrants.StaffAndOperations },
        new(DecisionNames.Resume, []) { Grantable = RoleGrants.StaffAndOperations },
        new(DecisionNames.Escalate, []) { Grantable = RoleGrants.StaffAndOperations },
        new(DecisionNames.Close, [Stage.Closed]),
        new(DecisionNames.Retry, []) { Grantable = RoleGrants.StaffAndOperations },
        new(DecisionNames.Skip, [Stage.Triage, Stage.SignOff]) { Grantable = RoleGrants.StaffAndOperations },
    ];

    private static IReadOnlyDictionary<Stage, StageRow> ByStage { get; } = Rows.ToDictionary(row => row.Stage);

    public static StageRow Row(Stage stage) => ByStage[stage];

    /// <summary>Every decision that the stage allows to somebody, without repetition.</summary>
    public static IReadOnlyList<string> DecisionsOf(Stage stage) =>
        [.. Row(stage).Decisions.Concat(stage == Stage.Closed ? [] : AnyOpenStage).Select(route => route.Decision).Distinct()];

    /// <summary>The decision that the case waits for; null where it waits for nobody's. A pending rating review waits for its own.</summary>
    public static string? AwaitedOf(CaseState state) => PendingReview(state) is null ? Row(state.Stage).Awaits : DecisionNames.DecideRatingReview;

    /// <summary>Who must act now: the first of those who may take the decision that the case waits for.</summary>
    public static Role? ActorOf(CaseState state, DecisionRoles roles) =>
        AwaitedOf(state) is { } awaited ? roles.OfStage(state.Stage, awaited)[0]
        : Row(state.Stage).EndsByItself ? Role.System
        : null;

    /// <summary>Since when somebody must act.</summary>
    public static DateTimeOffset WaitsSince(CaseState state) => PendingReview(state)?.RequestedAt ?? state.StageSince;

    /// <summary>The entry effects whose recording the stage's own decisions wait for.</summary>
    public static IEnumerable<Effect> Gates(CaseState state) =>
        state.Effects.Where(effect => effect.Entry == state.StageEntry && effect is { Gates: true, IsOwed: true });

    private static RatingReview? PendingReview(CaseState state) =>
        state is { Stage: Stage.Published, Publication.Review: { DecidedAt: null } review } ? review : null;

    private static IReadOnlyList<EffectPlan> AlertsFor(CaseState state) =>
        state.Priority == Priority.P1 && state.Effects.All(effect => effect.Name != Cases.Effects.AlertDuty)
            ? [EffectPlan.Notice(Cases.Effects.AlertDuty, Addressees.Duty)]
            : [];

    /// <summary>Telling the outside is owed once the report is out: publication does not wait for a notice. A reopened case tells nobody again.</summary>
    private static IReadOnlyList<EffectPlan> TellAboutPublication(CaseState state) => state.Stage != Stage.Publication ? [] :
    [
        EffectPlan.Courtesy(Cases.Effects.NotifyProvider, Addressees.ProviderOf(state)),
        .. state.Submission is null ? Array.Empty<EffectPlan>() : [EffectPlan.Courtesy(Cases.Effects.NotifySubmitter, Addressees.Submitter)],
    ];
}
