using Pipeline.Embedded.Durable.Journal;

namespace Pipeline.Embedded.Durable.Scheduling;

/// <summary>Rebuilds the work of a stopped process from the journal: what was scheduled and not answered is done again. Reads only what is unfinished.</summary>
internal sealed class Recovery(
    InstanceArchive archive, InstanceDirectory directory, TimerQueue timers, VersionGate gate, Func<ActivityCall, bool> runActivity)
{
    public void Run()
    {
        archive.ForEachOpen(Resume);
        foreach (var message in archive.Inbox())
        {
            directory.Post(message.InstanceId, message.Key, new Arrival(message.Event, message.Execution, message.Seq));
        }
    }

    private void Resume(InstanceRow row, IReadOnlyList<Turn> turns)
    {
        if (gate.Rejects(row.Version))
        {
            return;
        }

        if (row.Started)
        {
            Resume(row, Unanswered(turns));
        }
        else if (row.StartAt is { } startAt)
        {
            timers.Add(new DueTimer(row.Id, row.Key, row.Execution, DueTimer.Start, startAt));
        }
        else
        {
            directory.TryPost(directory.Load(row), new Arrival(new ExecutionStarted(), row.Execution));
        }
    }

    private void Resume(InstanceRow row, IEnumerable<TurnAction> actions)
    {
        foreach (var action in actions)
        {
            switch (action)
            {
                case TaskScheduled task:
                    runActivity(new ActivityCall(row.Id, row.Key, row.Execution, task.Id, task.Name, task.Input));
                    break;
                case TimerCreated timer:
                    timers.Add(new DueTimer(row.Id, row.Key, row.Execution, timer.Id, timer.FireAt));
                    break;
            }
        }
    }

    private static SortedDictionary<int, TurnAction>.ValueCollection Unanswered(IReadOnlyList<Turn> turns)
    {
        var open = new SortedDictionary<int, TurnAction>();
        foreach (var turn in turns)
        {
            foreach (var action in turn.Actions)
            {
                open.Add(action.Id, action);
            }

            foreach (var cancelled in turn.CancelledTimers ?? [])
            {
                open.Remove(cancelled);
            }
        }

        foreach (var answered in turns.SelectMany(turn => turn.Events).Select(AnsweredBy).OfType<int>())
        {
            open.Remove(answered);
        }

        return open.Values;
    }

    private static int? AnsweredBy(TurnEvent happened) => happened switch
    {
        TaskCompleted completed => completed.TaskId,
        TaskFailed failed => failed.TaskId,
        TimerFired fired => fired.TimerId,
        _ => null,
    };
}
