using System.Text.Json.Serialization;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Documents;
using Pipeline.Casework.FactualAccuracy;
using Pipeline.Casework.Notices;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Oversight.Disposal;
using Pipeline.Casework.Publication;
using Pipeline.Casework.Reports;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Cases;

/// <summary>
/// Something that happened to a case. The names below are in every record ever written: one may be added, none changed.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(CaseOpened), "case-opened")]
[JsonDerivedType(typeof(StageEntered), "stage-entered")]
[JsonDerivedType(typeof(CaseClosed), "case-closed")]
[JsonDerivedType(typeof(CaseReopened), "case-reopened")]
[JsonDerivedType(typeof(EffectOwed), "effect-owed")]
[JsonDerivedType(typeof(EffectDone), "effect-done")]
[JsonDerivedType(typeof(EffectParked), "effect-parked")]
[JsonDerivedType(typeof(EffectRetried), "effect-retried")]
[JsonDerivedType(typeof(EffectSkipped), "effect-skipped")]
[JsonDerivedType(typeof(NoticeSent), "notice-sent")]
[JsonDerivedType(typeof(NoticeRefused), "notice-refused")]
[JsonDerivedType(typeof(TickRecorded), "tick-recorded")]
[JsonDerivedType(typeof(GenerationRaised), "generation-raised")]
[JsonDerivedType(typeof(ProcessMissing), "process-missing")]
[JsonDerivedType(typeof(CaseParked), "case-parked")]
[JsonDerivedType(typeof(CaseAppraised), "case-appraised")]
[JsonDerivedType(typeof(InformationRequested), "information-requested")]
[JsonDerivedType(typeof(InformationProvided), "information-provided")]
[JsonDerivedType(typeof(InformationExpired), "information-expired")]
[JsonDerivedType(typeof(InformationAdded), "information-added")]
[JsonDerivedType(typeof(ActionRecorded), "action-recorded")]
[JsonDerivedType(typeof(LinkedCaseAdded), "linked-case-added")]
[JsonDerivedType(typeof(LinkedToCase), "linked-to-case")]
[JsonDerivedType(typeof(UnlinkedFromCase), "unlinked-from-case")]
[JsonDerivedType(typeof(TriageDecided), "triage-decided")]
[JsonDerivedType(typeof(PrioritySet), "priority-set")]
[JsonDerivedType(typeof(LocationSet), "location-set")]
[JsonDerivedType(typeof(SendRecorded), "send-recorded")]
[JsonDerivedType(typeof(CaseAssigned), "case-assigned")]
[JsonDerivedType(typeof(CaseHeld), "case-held")]
[JsonDerivedType(typeof(CaseResumed), "case-resumed")]
[JsonDerivedType(typeof(CaseEscalated), "case-escalated")]
[JsonDerivedType(typeof(DisposalBegun), "disposal-begun")]
[JsonDerivedType(typeof(DisposalDone), "disposal-done")]
[JsonDerivedType(typeof(DocumentAdded), "document-added")]
[JsonDerivedType(typeof(DocumentScanned), "document-scanned")]
[JsonDerivedType(typeof(FrameworkChosen), "framework-chosen")]
[JsonDerivedType(typeof(WorkspaceOpened), "workspace-opened")]
[JsonDerivedType(typeof(AssessmentPlanned), "assessment-planned")]
[JsonDerivedType(typeof(VisitRecorded), "visit-recorded")]
[JsonDerivedType(typeof(VisitVoided), "visit-voided")]
[JsonDerivedType(typeof(JudgementMade), "judgement-made")]
[JsonDerivedType(typeof(EvidenceAttached), "evidence-attached")]
[JsonDerivedType(typeof(AssessmentCompleted), "assessment-completed")]
[JsonDerivedType(typeof(RatingOverridden), "rating-overridden")]
[JsonDerivedType(typeof(AssessmentReopened), "assessment-reopened")]
[JsonDerivedType(typeof(DraftBuilt), "draft-built")]
[JsonDerivedType(typeof(DraftSaved), "draft-saved")]
[JsonDerivedType(typeof(DraftSubmitted), "draft-submitted")]
[JsonDerivedType(typeof(DraftApproved), "draft-approved")]
[JsonDerivedType(typeof(DraftReturned), "draft-returned")]
[JsonDerivedType(typeof(PointsSaved), "points-saved")]
[JsonDerivedType(typeof(FactualAccuracyAnswered), "factual-accuracy-answered")]
[JsonDerivedType(typeof(FactualAccuracyExtended), "factual-accuracy-extended")]
[JsonDerivedType(typeof(PointsResolved), "points-resolved")]
[JsonDerivedType(typeof(EditionFixed), "edition-fixed")]
[JsonDerivedType(typeof(ReportPublished), "report-published")]
[JsonDerivedType(typeof(ReportCorrected), "report-corrected")]
[JsonDerivedType(typeof(ReportWithdrawn), "report-withdrawn")]
[JsonDerivedType(typeof(RatingReviewRequested), "rating-review-requested")]
[JsonDerivedType(typeof(RatingReviewDecided), "rating-review-decided")]
public abstract record CaseEvent
{
    /// <summary>False for the house-keeping of the process: such events do not raise the version that people see.</summary>
    [JsonIgnore]
    public bool Visible => IsVisible;

    /// <summary>Not the property itself: an override of an ignored property is written all the same.</summary>
    protected virtual bool IsVisible => true;

    /// <summary>The state after this event. Pure: it reads nothing but its arguments.</summary>
    public abstract CaseState Apply(CaseState state, CommitStamp stamp);
}
