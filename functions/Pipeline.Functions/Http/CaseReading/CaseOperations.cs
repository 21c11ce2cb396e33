using Pipeline.Casework.Cases;
using Pipeline.Casework.Cases.Views;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.People;
using Pipeline.Functions.Http.ApiDocs;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Pipeline.Functions.Http.CaseReading;

/// <summary>What is read of one case, for the API description.</summary>
internal static class CaseOperations
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Get(Routes.CaseStatus, nameof(CaseFunctions.GetCaseStatus), "Where a case stands: whom it waits for, until when, and what comes next.",
            Audience.Staff.And(Role.Submitter, Role.Provider, Role.Operations),
            ApiAnswer.Json<StatusView>("The status. Outsiders see no names of staff.") with
            {
                Headers = new Dictionary<string, string>
                {
                    ["ETag"] = "Weak; changes whenever the status may have.",
                    ["Retry-After"] = "When to look again, in seconds; absent for a closed case.",
                },
            },
            ApiAnswer.Unchanged) with
        {
            Parameters = [ApiHeaders.IfNoneMatch],
        },
        Operation.Get(Routes.Case, nameof(CaseFunctions.GetCase), "The case: all of it to staff, its own part to a provider.", Audience.Staff.And(Role.Provider),
            new ApiAnswer(Status200OK, "The case as the caller may see it.")
            {
                Types = [typeof(CaseView), typeof(ProviderCaseView)],
                Headers = new Dictionary<string, string> { ["ETag"] = "Strong: the version, for If-Match." },
            }),
        Operation.Get(Routes.CaseTimeline, nameof(CaseFunctions.GetCaseTimeline), "What happened in a case, and who read it, in order.", Audience.Staff.And(Role.Auditor),
            ApiAnswer.Json<CaseTimeline>("Commits and reads.")),
        Operation.Get(Routes.CaseReporter, nameof(CaseFunctions.GetCaseReporter), "Who raised a concern. Each read is kept with its purpose.", new Audience(Role.Triage),
            ApiAnswer.Json<ReporterView>("The identity, where there is one.")) with
        {
            Parameters = [ApiParameter.InQuery("purpose", Shape.Text("to call back", 1000), "Why it is read.") with { Required = true }],
        },
        Operation.Get(Routes.CaseBundle, nameof(CaseFunctions.GetCaseBundle), "The whole case in one file: record, documents, reports, audit.", Audience.Staff,
            ApiAnswer.Bytes("application/zip", "The bundle.")),
    ];
}
