using Pipeline.Casework.Notifications;
using Pipeline.Casework.People;
using Pipeline.Functions.Http.ApiDocs;
using Pipeline.Functions.Http.Edge;
using Pipeline.Functions.Imports;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Pipeline.Functions.Http.Submissions;

/// <summary>What opens cases, for the API description.</summary>
internal static class SubmissionOperations
{
    private static readonly Dictionary<string, string> Location = new() { ["Location"] = "Where the status is." };

    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Post(Routes.Notifications, nameof(SubmissionFunctions.SubmitNotification), "A provider tells of what it must notify.", Audience.Everybody, Receipt()) with
        {
            Description = "No sign-in is needed; a signed-in provider's submission is marked verified. The access code is shown once, here.",
            Parameters = [ApiHeaders.IdempotencyKey],
            Body = ApiBody.Json(SubmissionBodies.Notification, "The notification."),
        },
        Operation.Post(Routes.Concerns, nameof(SubmissionFunctions.RaiseConcern), "Somebody raises a concern: open, confidential or anonymous.", Audience.Everybody, Receipt()) with
        {
            Description = "No sign-in is needed. Who asks to stay anonymous is not stored.",
            Parameters = [ApiHeaders.IdempotencyKey],
            Body = ApiBody.Json(SubmissionBodies.Concern, "The concern."),
        },
        Operation.Post(Routes.Assessments, nameof(SubmissionFunctions.OpenAssessment), "The regulator opens an assessment by itself.", new Audience(Role.Inspector, Role.Manager), Receipt()) with
        {
            Parameters = [ApiHeaders.IdempotencyKey],
            Body = ApiBody.Json(SubmissionBodies.Assessment, "What is assessed, and why."),
        },
        Operation.Post(Routes.Imports, nameof(SubmissionFunctions.ImportSubmissions), "Takes in many submissions at once, each line alone.", Audience.Operations,
            ApiAnswer.Json<ImportReceipt>("The file is kept, and every line of it will be taken in or reported.", Status202Accepted) with { Headers = new Dictionary<string, string> { ["Location"] = "Where the report is." } }) with
        {
            Description = "At most 10,000 lines and 32 MiB by the shipped policy. Each line fits the schema import-line. The same file of the same caller is the same import, with or without a key. It goes on by itself, also after a restart and when its process is ended; lines are safe to repeat. Its lines are removed when every one is accepted or rejected, at the latest after 30 days by the shipped policy.",
            Parameters = [ApiHeaders.IdempotencyKey],
            Body = ApiBody.Bytes("application/x-ndjson", "One submission a line."),
            Codes = [ProblemCodes.UnsupportedMediaType],
        },
        Operation.Get(Routes.Import, nameof(SubmissionFunctions.GetImport), "How far an import is, and what became of it.", Audience.Operations,
            ApiAnswer.Json<ImportReport>("Accepted and rejected lines so far.") with { Headers = new Dictionary<string, string> { ["Retry-After"] = "Seconds after which to ask again, while it is not done." } }) with
        {
            Description = "A rejected line is named by its number, fields and reasons, never by what it held. The report stays when the lines are gone.",
        },
    ];

    private static ApiAnswer Receipt() => ApiAnswer.Json<Receipt>("The case is durable.", Status202Accepted) with { Headers = Location };
}
