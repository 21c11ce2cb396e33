using Pipeline.Casework.Audit;
using Pipeline.Functions.Http.ApiDocs;
using Pipeline.Functions.Http.Edge;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Pipeline.Functions.Http.Operations;

/// <summary>Who saw what, for the API description.</summary>
internal static class AuditOperations
{
    private const int MaxText = 1000;

    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Get(Routes.Audit, nameof(AuditFunctions.QueryAudit), "Every read and disclosure: who saw what, when, and for what purpose.", Audience.Auditor, ApiAnswer.Json<AuditPage>("Entries in the order they were written.")) with
        {
            Parameters =
            [
                ApiParameter.InQuery("case", Shape.Text("7QK39MZ2XA4", 15), "Only of this case."),
                ApiParameter.InQuery("actor", Shape.Text("triage-1", MaxText), "Only by this user."),
                ApiParameter.InQuery("location", Shape.Text("1-466088203", MaxText), "Only of cases of this place."),
                ApiParameter.InQuery("from", Shape.Text("2026-01-01", 100), "From this time, or from the beginning of this date in London."),
                ApiParameter.InQuery("to", Shape.Text("2026-02-01", 100), "Until this time, or until the end of this date in London."),
                ApiParameter.InQuery("take", Shape.Whole(1, 1000, 200), "How many at most; 200 if left out."),
                ApiParameter.InQuery(Cursors.Parameter, Shape.Whole(0, long.MaxValue), "`next` of the page before."),
            ],
        },
        Operation.Get(Routes.AuditVerify, nameof(AuditFunctions.VerifyRecord), "Recomputes every hash chain, part and checkpoint of the record, and answers then: for small records.", Audience.Auditor, ApiAnswer.Json<RecordVerification>("What was looked at, and what is broken.")),
        Operation.Post(Routes.AuditVerify, nameof(AuditFunctions.StartVerification), "The same part by part, for a record of any size; one at a time.", Audience.Auditor,
            ApiAnswer.Json<StartedVerification>("It goes on.", Status202Accepted) with { Headers = new Dictionary<string, string> { ["Location"] = "Where its state and its result are." } }),
        Operation.Get(Routes.LatestVerification, nameof(AuditFunctions.GetLatestVerification), "How far the verification is that was started, and the newest result that was kept.", Audience.Auditor, ApiAnswer.Json<LatestVerification>("State and result.")),
    ];
}
