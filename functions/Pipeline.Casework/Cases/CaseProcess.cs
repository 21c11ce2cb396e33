using Pipeline.Casework.Notices;
using Pipeline.Casework.People;
using Pipeline.Casework.Publication;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Cases;

/// <summary>
/// The process: what each stage waits for, who acts, what may be decided and where that leads. Answers, diagrams and the stuck rules read
/// this table; the orchestrator never does.
/// </summary>
public static class CaseProcess
{
    private static readonly Route[] TriageDecisions =
    [
        new(DecisionNames.AcceptForAssessment, [Role.Triage], [Stage.Assessment]),
        new(DecisionNames.RequestInformation, [Role.Triage], [Stage.AwaitingInformation]),
        new(DecisionNames.Link, [Role.Triage], [Stage.Closed]),
        new(DecisionNames.Close, [Role.Triage], [Stage.Closed]),
    ];

    /// <summary>The stages in the order of a case's life.</summary>
    public static IReadOnlyList<StageRow> Rows { get; } =
    [
        new()
        {
            Stage = Stage.Received,
            Actor = Role.System,
            WaitsFor = "the register, similar cases and the risk to be looked up",
            Effects = _ => [EffectPlan.Activity(Cases.Effects.Appraise)],
            Passages = [new(Via.Appraised, Stage.Triage), new(Via.Noted, Stage.Closed)],
        },
        new()
        {
            Stage = Stage.Triage,
            Actor = Role.Triage,
            WaitsFor = "a triage decision",
            Effects = AlertsFor,
            Decisions = TriageDecisions,
        },
        new()
        {
            Stage = Stage.AwaitingInformation,
            Actor = Role.Submitter,
            WaitsFor = "answers from the submitter",
            Effects = _ => [EffectPlan.Notice(Cases.Effects.Ask, Addressees.Submitter)],
            Decisions = [.. TriageDecisions, new(DecisionNames.ProvideInformation, [Role.Submitter, Role.Triage], [Stage.Triage])],
            Passages = [new(Via.Expiry, Stage.Triage)],
        },
        new()
        {
            Stage = Stage.Assessment,
            Actor = Role.Inspector,
            WaitsFor = "the assessment to be carried out",
            Effects = _ => [EffectPlan.Activity(Cases.Effects.OpenWorkspace)],
            Decisions =
            [
                new(DecisionNames.PlanAssessment, [Role.Inspector], []),
                new(DecisionNames.RecordVisit, [Role.Inspector], []),
                new(DecisionNames.Judge, [Role.Inspector], []),
                new(DecisionNames.AttachEvidence, [Role.Inspector], []),
                new(DecisionNames.CompleteAssessment, [Role.Inspector], [Stage.Drafting]),
                new(DecisionNames.OverrideRating, [Role.Manager], []),
            ],
        },
        new()
        {
            Stage = Stage.Drafting,
            Actor = Role.Inspector,
            WaitsFor = "the draft report",
            Effects = _ => [EffectPlan.Activity(Cases.Effects.BuildDraft)],
            Decisions =
            [
                new(DecisionNames.SaveDraft, [Role.Inspector], []),
                new(DecisionNames.ReopenAssessment, [Role.Inspector], [Stage.Assessment]),
                new(DecisionNames.SubmitDraft, [Role.Inspector], [Stage.QualityReview]),
                new(DecisionNames.OverrideRating, [Role.Manager], []),
            ],
        },
        new()
        {
            Stage = Stage.QualityReview,
            Actor = Role.Reviewer,
            WaitsFor = "the quality review",
            Decisions =
            [
                new(DecisionNames.ApproveDraft, [Role.Reviewer], [Stage.FactualAccuracy, Stage.SignOff], Independence.OfTheAssessment),
                new(DecisionNames.ReturnDraft, [Role.Reviewer], [Stage.Drafting], Independence.OfTheAssessment),
            ],
        },
        new()
        {
            Stage = Stage.FactualAccuracy,
            Actor = Role.Provider,
            WaitsFor = "the provider's answer on the facts in the draft",
            Effects = state => [EffectPlan.Notice(Cases.Effects.SendDraft, Addressees.ProviderOf(state))],
            Decisions =
            [
                new(DecisionNames.RespondFactualAccuracy, [Role.Provider], [Stage.FactualAccuracyReview]),
                new(DecisionNames.NothingToCorrect, [Role.Provider], [Stage.SignOff]),
                new(DecisionNames.Extend, [Role.Manager], []),
                new(DecisionNames.ReturnDraft, [Role.Reviewer], [Stage.Drafting], Independence.OfTheAssessment),
            ],
            Passages = [new(Via.Expiry, Stage.FactualAccuracyReview), new(Via.Expiry, Stage.SignOff)],
        },
        new()
        {
            Stage = Stage.FactualAccuracyReview,
            Actor = Role.Reviewer,
            WaitsFor = "each point of the provider to be accepted or rejected",
            Decisions = [new(DecisionNames.ResolveFactualAccuracy, [Role.Reviewer], [Stage.SignOff, Stage.Drafting], Independence.OfTheAssessment)],
        },
        new()
        {
            Stage = Stage.SignOff,
            Actor = Role.Publisher,
            WaitsFor = "sign-off",
            Decisions =
            [
                new(DecisionNames.SignOff, [Role.Publisher], [Stage.Publication], Independence.OfTheDraft),
                new(DecisionNames.ReturnDraft, [Role.Publisher], [Stage.Drafting], Independence.OfTheDraft),
            ],
        },
        new()
        {
            Stage = Stage.Publication,
            Actor = Role.System,
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
                new(DecisionNames.RequestRatingReview, [Role.Provider], []),
                new(DecisionNames.DecideRatingReview, [Role.Manager], [], Independence.OfTheCase),
                new(DecisionNames.Correct, [Role.Inspector], [Stage.SignOff]),
                new(DecisionNames.Withdraw, [Role.Publisher], [], Independence.OfTheDraft),
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
                new(DecisionNames.Reopen, [Role.Manager], [.. Enum.GetValues<Stage>().Where(stage => stage != Stage.Closed)]),
                new(DecisionNames.Correct, [Role.Inspector], [Stage.SignOff]),
                new(DecisionNames.Withdraw, [Role.Publisher], [], Independence.OfTheDraft),
            ],
        },
    ];

    /// <summary>What may be decided in every open stage; nobody's entry effects hold these up.</summary>
    public static IReadOnlyList<Route> AnyOpenStage { get; } =
    [
        new(DecisionNames.SetPriority, [Role.Triage, Role.Inspector, Role.Manager], []),
        new(DecisionNames.SetLocation, [Role.Triage, Role.Inspector, Role.Manager], []),
        new(DecisionNames.RecordAction, [Role.Triage, Role.Inspector, Role.Manager], []),
        new(DecisionNames.AddInformation, [Role.Submitter], []),
        new(DecisionNames.RecordSend, [Role.Inspector, Role.Manager], []),
        new(DecisionNames.Assign, [Role.Manager], []),
        new(DecisionNames.Hold, [Role.Manager], []),
        new(DecisionNames.Resume, [Role.Manager], []),
        new(DecisionNames.Escalate, [Role.Manager], []),
        new(DecisionNames.Close, [Role.Manager], [Stage.Closed]),
        new(DecisionNames.Retry, [Role.Operations, Role.Manager], []),
        new(DecisionNames.Skip, [Role.Manager], [Stage.Triage, Stage.SignOff]),
    ];

    private static IReadOnlyDictionary<Stage, StageRow> ByStage { get; } = Rows.ToDictionary(row => row.Stage);

    public static StageRow Row(Stage stage) => ByStage[stage];

    /// <summary>Every route by which the decision may be taken in this stage: the stage's own first.</summary>
    public static IEnumerable<Route> RoutesOf(Stage stage, string decision) => Row(stage).Decisions
        .Concat(stage == Stage.Closed ? [] : AnyOpenStage)
        .Where(route => route.Decision == decision);

    /// <summary>All roles that may take the decision in some stage.</summary>
    public static IReadOnlySet<Role> RolesOf(string decision) => Rows.SelectMany(row => row.Decisions).Concat(AnyOpenStage)
        .Where(route => route.Decision == decision)
        .SelectMany(route => route.Roles)
        .ToHashSet();

    /// <summary>Every decision that the stage allows to somebody, without repetition.</summary>
    public static IReadOnlyList<string> DecisionsOf(Stage stage) =>
        [.. Row(stage).Decisions.Concat(stage == Stage.Closed ? [] : AnyOpenStage).Select(route => route.Decision).Distinct()];

    /// <summary>Who must act now; a pending rating review waits for a manager.</summary>
    public static Role? ActorOf(CaseState state) => PendingReview(state) is null ? Row(state.Stage).Actor : Role.Manager;

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
