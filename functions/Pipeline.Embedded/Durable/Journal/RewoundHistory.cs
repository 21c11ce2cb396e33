namespace Pipeline.Embedded.Durable.Journal;

/// <summary>A history without its failures, so that what failed is asked for again under the same ids.</summary>
internal static class RewoundHistory
{
    /// <summary>The ids of the tasks that failed.</summary>
    public static HashSet<int> FailedTasks(IEnumerable<Turn> turns) => [.. turns.SelectMany(turn => turn.Events).Select(FailedTask).OfType<int>()];

    /// <summary>A failed sub-orchestration stays asked for if it is rewound itself.</summary>
    public static IEnumerable<Turn> Of(IReadOnlyList<Turn> turns, IReadOnlySet<int> rewoundChildren)
    {
        var again = FailedTasks(turns);
        again.ExceptWith(rewoundChildren);
        return turns.Select(turn => turn with
        {
            Events = [.. turn.Events.Where(happened => FailedTask(happened) is null)],
            Actions = [.. turn.Actions.Where(action => !again.Contains(action.Id))],
            Completion = null,
        });
    }

    private static int? FailedTask(TurnEvent happened) => happened switch
    {
        TaskFailed failed => failed.TaskId,
        SubOrchestrationFailed failed => failed.TaskId,
        _ => null,
    };
}
