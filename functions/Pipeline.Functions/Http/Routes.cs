namespace Pipeline.Functions.Http;

/// <summary>Every route, whole: the host adds no prefix.</summary>
public static class Routes
{
    /// <summary>The root. An empty route would be taken as the function's name.</summary>
    public const string Home = "{root:maxlength(0)?}";

    public const string Anything = "{*path}";

    public const string Notifications = "api/notifications";
    public const string Concerns = "api/concerns";
    public const string Assessments = "api/assessments";
    public const string Imports = "api/imports";
    public const string Import = "api/imports/{importId}";

    public const string Case = "api/cases/{caseId}";
    public const string CaseStatus = "api/cases/{caseId}/status";
    public const string CaseTimeline = "api/cases/{caseId}/timeline";
    public const string CaseReporter = "api/cases/{caseId}/reporter";
    public const string CaseBundle = "api/cases/{caseId}/bundle";
    public const string CaseDraft = "api/cases/{caseId}/draft";
    public const string CaseDraftInWord = "api/cases/{caseId}/draft/docx";
    public const string CaseWorkspace = "api/cases/{caseId}/workspace";
    public const string CaseDecision = "api/cases/{caseId}/decisions/{decision}";
    public const string CaseDocuments = "api/cases/{caseId}/documents";
    public const string CaseDocument = "api/cases/{caseId}/documents/{documentId}";
    public const string Decisions = "api/decisions";

    public const string Worklist = "api/worklist";
    public const string Location = "api/locations/{locationId}";

    public const string Today = "api/operations/today";
    public const string Stuck = "api/operations/stuck";
    public const string Release = "api/operations/cases/{caseId}/release";
    public const string DeadLetters = "api/operations/dead-letters";
    public const string ReplayDeadLetter = "api/operations/dead-letters/{queue}/{sequenceNumber}/replay";
    public const string DiscardDeadLetter = "api/operations/dead-letters/{queue}/{sequenceNumber}/discard";
    public const string Rebuild = "api/operations/rebuild";
    public const string Orchestrations = "api/operations/orchestrations";
    public const string Orchestration = "api/operations/orchestrations/{instanceId}";

    public const string RegisterLoad = "api/operations/register";

    public const string Audit = "api/audit";
    public const string AuditVerify = "api/audit/verify";
    public const string LatestVerification = "api/audit/verifications/latest";

    public const string Measures = "api/measures";
    public const string RegisterLocations = "api/register/locations";
    public const string RegisterLocation = "api/register/locations/{locationId}";
    public const string RegisterReport = "api/register/reports/{reportId}";
    public const string RegisterReportInWord = "api/register/reports/{reportId}/docx";

    public const string OpenApi = "api/openapi.json";
    public const string SyndicatedProviders = "public/v1/providers";
    public const string SyndicatedProvider = "public/v1/providers/{providerId}";
    public const string SyndicatedLocations = "public/v1/locations";
    public const string SyndicatedLocation = "public/v1/locations/{locationId}";
    public const string SyndicatedInspectionAreas = "public/v1/locations/{locationId}/inspection-areas";
    public const string SyndicatedReport = "public/v1/reports/{linkId}";
    public const string SyndicatedChanges = "public/v1/changes/{organisation}";

    public const string Live = "api/health/live";
    public const string Ready = "api/health/ready";
}
