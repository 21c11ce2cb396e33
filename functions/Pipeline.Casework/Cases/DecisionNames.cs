namespace Pipeline.Casework.Cases;

/// <summary>The decisions by name, as in routes and JSON.</summary>
public static class DecisionNames
{
    public const string AcceptForAssessment = "accept-for-assessment";
    public const string RequestInformation = "request-information";
    public const string ProvideInformation = "provide-information";
    public const string Link = "link";
    public const string Close = "close";
    public const string PlanAssessment = "plan-assessment";
    public const string RecordVisit = "record-visit";
    public const string Judge = "judge";
    public const string AttachEvidence = "attach-evidence";
    public const string CompleteAssessment = "complete-assessment";
    public const string SaveDraft = "save-draft";
    public const string ReopenAssessment = "reopen-assessment";
    public const string SubmitDraft = "submit-draft";
    public const string ApproveDraft = "approve-draft";
    public const string ReturnDraft = "return-draft";
    public const string NothingToCorrect = "nothing-to-correct";
    public const string RespondFactualAccuracy = "respond-factual-accuracy";
    public const string Extend = "extend";
    public const string ResolveFactualAccuracy = "resolve-factual-accuracy";
    public const string SignOff = "sign-off";
    public const string Correct = "correct";
    public const string Withdraw = "withdraw";
    public const string RequestRatingReview = "request-rating-review";
    public const string DecideRatingReview = "decide-rating-review";
    public const string Reopen = "reopen";
    public const string OverrideRating = "override-rating";
    public const string RecordAction = "record-action";
    public const string AddInformation = "add-information";
    public const string RecordSend = "record-send";
    public const string SetPriority = "set-priority";
    public const string SetLocation = "set-location";
    public const string Assign = "assign";
    public const string Hold = "hold";
    public const string Resume = "resume";
    public const string Escalate = "escalate";
    public const string Retry = "retry";
    public const string Skip = "skip";
}
