using Microsoft.DurableTask.Client;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Oversight.Mornings;
using Pipeline.Casework.People;
using Pipeline.Functions.Http.ApiDocs;
using Pipeline.Functions.Http.Edge;
using Pipeline.Functions.Registers;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Pipeline.Functions.Http.Operations;

/// <summary>What keeps cases and messages moving, for the API description.</summary>
internal static class OperationsOperations
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Get(Routes.Today, nameof(OperationsFunctions.GetToday), "The morning page: what came, what is late or stuck and how it is released, who is away.", Audience.Operations, ApiAnswer.Json<MorningPage>("What needs a hand.")),
        Operation.Get(Routes.Stuck, nameof(OperationsFunctions.GetStuck), "Every stuck case, with its reason and the call that releases it.", Audience.Operations, ApiAnswer.Json<StuckList>("The stuck cases.")),
        Operation.Post(Routes.Release, nameof(OperationsFunctions.ReleaseCase), "Gives an open case a fresh process, found stuck or not.", Audience.Operations,
            ApiAnswer.Json<ReleasedCase>("The case has a new generation.", Status202Accepted) with { Headers = new Dictionary<string, string> { ["Location"] = "Where the status is." } }) with
        {
            Parameters = [ApiHeaders.IdempotencyKey],
            Body = ApiBody.Json(BodySchemas.Release, "Nothing, or an empty object.") with { Required = false },
            Codes = [ProblemCodes.CaseClosed],
        },
        Operation.Get(Routes.DeadLetters, nameof(OperationsFunctions.ListDeadLetters), "Messages that were given up: their headers, never their bodies.", Audience.Operations, ApiAnswer.Json<DeadLetterList>("The dead letters.")) with
        {
            Parameters =
            [
                ApiParameter.InQuery("queue", Shape.OneOf([.. Queues.All]), "Only of this queue; the first of each if left out."),
                ApiParameter.InQuery("take", Shape.Whole(1, 1000, 100), "How many of a queue at most; 100 if left out."),
                ApiParameter.InQuery(Cursors.Parameter, Shape.Whole(0, long.MaxValue), "`next` of the page before; goes with a queue."),
            ],
        },
        Operation.Post(Routes.ReplayDeadLetter, nameof(OperationsFunctions.ReplayDeadLetter), "Sends a dead letter to its queue again.", Audience.Operations, ApiAnswer.Json<SettledDeadLetter>("It is on its way.")),
        Operation.Post(Routes.DiscardDeadLetter, nameof(OperationsFunctions.DiscardDeadLetter), "Removes a dead letter for good.", Audience.Operations, ApiAnswer.Json<SettledDeadLetter>("It is gone.")),
        Operation.Post(Routes.Rebuild, nameof(OrchestrationFunctions.RebuildProjectionsNow), "Makes worklist and register anew from the record; one at a time.", new Audience(Role.Manager),
            ApiAnswer.Json<StartedRebuild>("It goes on.", Status202Accepted) with { Headers = new Dictionary<string, string> { ["Location"] = "Where its state is." } }),
        Operation.Get(Routes.Orchestrations, nameof(OrchestrationFunctions.ListOrchestrations), "The instances of the process backend.", Audience.Operations, ApiAnswer.Json<OrchestrationList>("A page of instances.")) with
        {
            Parameters =
            [
                ApiParameter.InQuery("status", Shape.OneOf(Enum.GetNames<OrchestrationRuntimeStatus>()), "Only instances in this state; in any case of letters."),
                ApiParameter.InQuery(Cursors.Parameter, Shape.Text(string.Empty, 1000), "`next` of the page before."),
            ],
        },
        Operation.Get(Routes.Orchestration, nameof(OrchestrationFunctions.GetOrchestration), "One instance.", Audience.Operations, ApiAnswer.Json<OrchestrationView>("The instance.")),
        new("DELETE", Routes.Orchestration, nameof(OrchestrationFunctions.RemoveOrchestration), "Ends a live instance, waits for its end, and removes it.")
        {
            Who = Audience.Operations,
            Answers = [ApiAnswer.Json<RemovedInstances>("The instance is gone; an open case gets a fresh one.")],
        },
        Operation.Post(Routes.RegisterLoad, nameof(RegisterLoadFunctions.LoadRegister), "Loads locations into the register: adds them, or replaces them by id.", Audience.Manager, ApiAnswer.Json<RegisterReceipt>("What became of the file.")) with
        {
            Description = "CSV, or the JSON records of the regulator's public API under application/json; at most 500 locations and 32 MiB by the shipped policy. The same file again changes nothing. A file of which nothing can be used is refused with every reason.",
            Body = ApiBody.Bytes(RegisterLoadEndpoints.Csv, "A file of locations."),
            Codes = [ProblemCodes.UnsupportedMediaType],
        },
    ];
}
