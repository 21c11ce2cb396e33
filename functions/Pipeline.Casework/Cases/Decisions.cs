using Pipeline.Casework.Assessment;
using Pipeline.Casework.FactualAccuracy;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Publication;
using Pipeline.Casework.Reports;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Cases;

/// <summary>Every decision there is, by name.</summary>
public static class Decisions
{
    public static IReadOnlyList<Decision> All { get; } =
    [
        new AcceptForAssessment(), new RequestInformation(), new ProvideInformation(), new LinkCase(), new CloseCase(),
        new PlanAssessment(), new RecordVisit(), new JudgeStatement(), new AttachEvidence(), new CompleteAssessment(), new OverrideRating(),
        new SaveDraft(), new ReopenAssessment(), new SubmitDraft(), new ApproveDraft(), new ReturnDraft(),
        new RespondFactualAccuracy(), new NothingToCorrect(), new ExtendFactualAccuracy(), new ResolveFactualAccuracy(),
        new SignOffReport(), new CorrectReport(), new WithdrawReport(), new RequestRatingReview(), new DecideRatingReview(),
        new ReopenCase(), new SetPriority(), new SetLocation(), new RecordAction(), new AddInformation(), new RecordSend(),
        new AssignCase(), new HoldCase(), new ResumeCase(), new EscalateCase(), new RetryEffect(), new SkipEffect(),
    ];

    private static IReadOnlyDictionary<string, Decision> ByName { get; } = All.ToDictionary(decision => decision.Name, StringComparer.Ordinal);

    public static Decision? Find(string name) => ByName.GetValueOrDefault(name);
}
