using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Casework.Triage;
using Pipeline.Functions.Http.ApiDocs;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Worklists;

/// <summary>Where staff find their work, for the API description.</summary>
internal static class WorklistOperations
{
    private const int MaxText = 1000;

    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Get(Routes.Worklist, nameof(WorklistFunctions.GetWorklist), "The cases to work on, filtered and sorted.", Audience.Staff, ApiAnswer.Json<WorklistAnswer>("A page of cases.")) with
        {
            Parameters =
            [
                ApiParameter.InQuery("stage", Shape.OneOf<Stage>(), "Only cases in this stage."),
                ApiParameter.InQuery("role", Shape.OneOf<Role>(), "Only cases that wait for this role."),
                ApiParameter.InQuery("team", Shape.Text("north", MaxText), "Only cases of this team."),
                ApiParameter.InQuery("assignee", Shape.Text("inspector-1", MaxText), "Only cases of this user."),
                ApiParameter.InQuery("priority", Shape.OneOf<Priority>(), "Only cases of this priority."),
                ApiParameter.InQuery("late", Shape.YesNo(), "Only cases that are late, or only those that are not."),
                ApiParameter.InQuery("stuck", Shape.YesNo(), "Only cases that are stuck, or only those that are not."),
                ApiParameter.InQuery("q", Shape.Text("rose", MaxText), "Words to search for."),
                ApiParameter.InQuery("sort", Shape.OneOf<WorklistSort>(), "The order; by what is due first if left out."),
                ApiParameter.InQuery("take", Shape.Whole(1, 200, 50), "How many at most; 50 if left out."),
                ApiParameter.InQuery(Cursors.Parameter, Shape.Text(string.Empty, MaxText), "`next` of the page before."),
            ],
        },
        Operation.Get(Routes.Location, nameof(WorklistFunctions.GetLocation), "Everything about one place: who owns the work on it, its cases, ratings and actions.", Audience.Staff,
            ApiAnswer.Json<LocationOverview>("The place.")),
    ];
}
