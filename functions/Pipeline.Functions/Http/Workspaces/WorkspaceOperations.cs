using Pipeline.Casework.Assessment.Workspaces;
using Pipeline.Casework.People;
using Pipeline.Casework.Word;
using Pipeline.Functions.Http.ApiDocs;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Workspaces;

/// <summary>The assessment in Word, for the API description.</summary>
internal static class WorkspaceOperations
{
    private static readonly Audience Inspector = new(Role.Inspector);

    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Get(Routes.CaseWorkspace, nameof(WorkspaceFunctions.GetWorkspace), "The assessment as a Word document to fill in offline.", Inspector,
            ApiAnswer.Bytes(WordNames.MediaType, "The document. It carries the case and the version it was made from.")) with
        {
            Codes = [ProblemCodes.GuardFailed],
            Description = "`guard-failed` while nothing is planned that could be filled in.",
        },
        Operation.Post(Routes.CaseWorkspace, nameof(WorkspaceFunctions.TakeWorkspace), "Takes the filled-in document back: what is new in it is decided as if it had come as JSON.", Inspector,
            ApiAnswer.Json<WorkspaceAnswer>("What was taken, what was left as it is, and what was refused with its reasons; every field of the document is in one of the three.")
                with { Headers = new Dictionary<string, string> { ["ETag"] = "Strong: the version of the case." } }) with
        {
            Parameters = [ApiHeaders.IfMatch, ApiHeaders.IdempotencyKey],
            Body = ApiBody.Bytes(WordNames.MediaType, "The document, at most 95 MiB by the shipped policy."),
            Codes = [ProblemCodes.UnsupportedMediaType, ProblemCodes.GuardFailed, ProblemCodes.IllegalDecision, ProblemCodes.NotReady, ProblemCodes.VersionConflict],
            Description = "The same document twice changes nothing the second time. A judgement changed in the system since the document was made is refused. See infra/docs/word.md.",
        },
    ];
}
