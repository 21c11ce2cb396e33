using Pipeline.Embedded.Durable.Journal;

namespace Pipeline.Embedded.Durable.Replay;

/// <summary>Compares what the history says was scheduled with what the orchestrator asks for now. Versions and inputs are not compared.</summary>
internal static class NonDeterminism
{
    private const string ErrorType = "DurableTask.Core.Exceptions.NonDeterministicOrchestrationException";
    private const string Question = "Was a change made to the orchestrator code after this instance had already started running?";

    /// <summary>Null when the two agree.</summary>
    public static Failure? Between(TurnAction recorded, TurnAction? present)
    {
        var what = Describe(recorded);
        if (present is null)
        {
            return Found($"{what}, but the current replay execution hasn't (yet?) scheduled this task. {Question}");
        }

        if (present.GetType() != recorded.GetType())
        {
            return Found($"{what}, but the current orchestration replay instead produced a {present.GetType().Name} action with this sequence number. {Question}");
        }

        return string.Equals(NameOf(recorded), NameOf(present), StringComparison.OrdinalIgnoreCase)
            ? null
            : Found($"{what}, but the current orchestration replay instead scheduled one named '{NameOf(present)}' with this sequence number. {Question}");
    }

    private static Failure Found(string difference) => new(ErrorType, "A previous execution of this orchestration scheduled " + difference, NonRetriable: true);

    public static string Describe(TurnAction action) => action switch
    {
        TaskScheduled task => $"an activity task with sequence number {task.Id} named '{task.Name}'",
        TimerCreated timer => $"a timer task with sequence number {timer.Id}",
        SubOrchestrationCreated child => $"a sub-orchestration task with sequence number {child.Id} named '{child.Name}' (instance ID '{child.InstanceId}')",
        EventSent sent => $"a send event task with sequence number {sent.Id} named '{sent.Name}' (instance ID '{sent.InstanceId}')",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    private static string? NameOf(TurnAction action) => action switch
    {
        TaskScheduled task => task.Name,
        SubOrchestrationCreated child => child.Name,
        EventSent sent => sent.Name,
        _ => null,
    };
}
