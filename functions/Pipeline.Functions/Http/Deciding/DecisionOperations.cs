using Pipeline.Functions.Http.ApiDocs;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Deciding;

/// <summary>Taking decisions, for the API description.</summary>
internal static class DecisionOperations
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Post(Routes.CaseDecision, nameof(DecisionFunctions.Decide), "Takes a decision on a case.", Audience.ByDecision,
            ApiAnswer.Json<DecisionAnswer>("The decision is in the record.") with { Headers = new Dictionary<string, string> { ["ETag"] = "Strong: the version, for If-Match." } }) with
        {
            Description = "The body fits the schema named as the decision. Checks answer in this order: 401, 404, 403, 400, 412, 409, 403 not-independent, 422. "
                + "Members that a decision does not have are ignored; null equals absent.",
            Parameters = [ApiHeaders.IfMatch, ApiHeaders.IdempotencyKey],
            Body = new ApiBody(ApiBody.JsonType, [.. Casework.Cases.Decisions.All.Select(decision => decision.Name)], "What the decision needs."),
            Codes =
            [
                ProblemCodes.IllegalDecision, ProblemCodes.NotReady, ProblemCodes.VersionConflict, ProblemCodes.NotIndependent, ProblemCodes.GuardFailed,
            ],
        },
        Operation.Post(Routes.Decisions, nameof(DecisionFunctions.DecideMany), "Takes many decisions, each checked and taken alone.", Audience.SignedIn,
            ApiAnswer.Json<BulkDecisionAnswer>("What became of each; whatever that is, the call itself is answered 200.")) with
        {
            Description = "In each result `status` is what the decision alone would have answered, `problem` why it was refused; not-opened: a case is closed in bulk only by "
                + "somebody who has opened it.",
            Parameters = [ApiHeaders.IdempotencyKey],
            Body = ApiBody.Json(BodySchemas.BulkDecisions, "The decisions."),
        },
    ];
}
