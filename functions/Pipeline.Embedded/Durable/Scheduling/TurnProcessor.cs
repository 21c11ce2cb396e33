using Microsoft.Extensions.Logging;
using Pipeline.Embedded.Durable.Clients;
using Pipeline.Embedded.Durable.Journal;

namespace Pipeline.Embedded.Durable.Scheduling;

/// <summary>Takes one turn of one instance: plays it, commits it, and only then lets it have its effects.</summary>
internal sealed partial class TurnProcessor(
    TurnPlanner planner,
    TurnJournal journal,
    InstanceDirectory directory,
    TimerQueue timers,
    Func<ActivityCall, bool> runActivity,
    InstanceWaiters waiters,
    ITurnMeter? meter,
    FaultPoints faults,
    TimeProvider time,
    ILogger logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    public async Task TakeTurnAsync(InstanceSlot slot, CancellationToken cancellationToken)
    {
        var arrivals = slot.Take();
        PlannedTurn? planned;
        CommitResult? result = null;
        try
        {
            planned = planner.Plan(slot, arrivals);
            if (planned is not null)
            {
                await faults.Reached(FaultPoint.TurnPlayed, slot.Id);
                result = await journal.CommitAsync(planned.Commit, cancellationToken);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Undo(slot, arrivals, e, cancellationToken);
            return;
        }

        slot.Failures = 0;
        await faults.Reached(FaultPoint.TurnCommitted, slot.Id);
        if (planned is not null)
        {
            CarryOut(slot, planned, result!);
        }

        Answer(arrivals, result is not { IdIsTaken: true });
        GoOn(slot);
    }

    private static void Answer(IEnumerable<Arrival> arrivals, bool done)
    {
        foreach (var arrival in arrivals)
        {
            arrival.Answer?.TrySetResult(done);
        }
    }

    private void CarryOut(InstanceSlot slot, PlannedTurn planned, CommitResult result)
    {
        if (result.IdIsTaken)
        {
            Dismiss(slot, heard: false);
            return;
        }

        meter?.Took(slot.Id, new TurnWork(planned.Events.Count, planned.Actions.OfType<TaskScheduled>().Count(), planned.CancelledTimers.Count));
        slot.Row = planned.Commit.Row;
        slot.Bear();
        Hold(slot, planned, result);
        ArrangeStart(slot, planned);
        Deliver(slot, planned, result);
        Dispatch(slot, planned);
        Conclude(slot, planned);
        waiters.Notify(slot.Row);
    }

    private static void Hold(InstanceSlot slot, PlannedTurn planned, CommitResult result)
    {
        if (planned.Starts)
        {
            slot.Held.Clear();
        }

        var fresh = 0;
        foreach (var arrival in planned.Holds ?? [])
        {
            slot.Held.Add(arrival with { Seq = arrival.Seq ?? result.KeptAs[fresh++], Answer = null });
        }
    }

    private void ArrangeStart(InstanceSlot slot, PlannedTurn planned)
    {
        if (planned is { Commit.IsNew: true, Starts: false, EndsExecution: false } && slot.Row.StartAt is { } startAt)
        {
            timers.Add(new DueTimer(slot.Id, slot.Row.Key, slot.Row.Execution, DueTimer.Start, startAt));
        }
    }

    private void Deliver(InstanceSlot slot, PlannedTurn planned, CommitResult result)
    {
        foreach (var delivery in result.Deliveries.Skip(planned.Commit.CarriedOver.Count))
        {
            directory.Post(delivery.InstanceId, delivery.Key, new Arrival(delivery.Event, delivery.Execution, delivery.Seq));
        }

        // The next execution hears what was carried over before anything that has come since.
        slot.PutBack(result.Deliveries.Take(planned.Commit.CarriedOver.Count).Select(carried => new Arrival(carried.Event, null, carried.Seq)));
        foreach (var child in result.Children)
        {
            directory.Post(child.Id, child.Key, new Arrival(new ExecutionStarted()));
        }
    }

    private void Dispatch(InstanceSlot slot, PlannedTurn planned)
    {
        var execution = planned.Commit.ForgetsHistory ? slot.Row.Execution - 1 : slot.Row.Execution;
        foreach (var timer in planned.CancelledTimers)
        {
            timers.Remove(slot.Row.Key, timer);
        }

        foreach (var action in planned.Actions)
        {
            switch (action)
            {
                case TaskScheduled task:
                    runActivity(new ActivityCall(slot.Id, slot.Row.Key, execution, task.Id, task.Name, task.Input));
                    break;
                case TimerCreated timer when !planned.EndsExecution && !planned.CancelledTimers.Contains(timer.Id):
                    timers.Add(new DueTimer(slot.Id, slot.Row.Key, execution, timer.Id, timer.FireAt));
                    break;
            }
        }
    }

    private void Conclude(InstanceSlot slot, PlannedTurn planned)
    {
        if (!planned.EndsExecution)
        {
            return;
        }

        timers.RemoveAll(slot.Row.Key);
        slot.DropRun();
        if (slot.Row.IsOpen)
        {
            directory.TryPost(slot, new Arrival(new ExecutionStarted(), slot.Row.Execution));
        }
        else
        {
            Dismiss(slot, heard: true);
        }
    }

    // What came while the last turn was played is dropped, as an event that meets a finished instance is.
    private void Dismiss(InstanceSlot slot, bool heard)
    {
        directory.Remove(slot);
        Answer(slot.Close(), heard);
    }

    private void GoOn(InstanceSlot slot)
    {
        if (!slot.Row.IsOpen || slot.IsClosed)
        {
            return;
        }

        if (slot.EndTurn())
        {
            directory.Queue(slot);
        }
        else
        {
            directory.BecameIdle(slot);
        }
    }

    private void Undo(InstanceSlot slot, IReadOnlyList<Arrival> arrivals, Exception failure, CancellationToken cancellationToken)
    {
        slot.DropRun();
        foreach (var arrival in arrivals)
        {
            arrival.Answer?.TrySetException(failure);
        }

        if (!slot.IsBorn)
        {
            Dismiss(slot, heard: false);
            return;
        }

        if (cancellationToken.IsCancellationRequested)
        {
            TurnGivenUp(logger, slot.Id);
            directory.Abandon(slot);
            return;
        }

        TurnFailed(logger, failure, slot.Id);
        List<Arrival> owed = [.. arrivals.Where(arrival => arrival is { Answer: null, Event: not null })];
        if (owed.Count == 0)
        {
            GoOn(slot);
            return;
        }

        slot.PutBack(owed);
        var pause = TimeSpan.FromTicks(Math.Min(FirstPause.Ticks << Math.Min(slot.Failures++, 20), LongestPause.Ticks));
        ITimer? alarm = null;
        alarm = time.CreateTimer(
            _ =>
            {
                alarm?.Dispose();
                GoOn(slot);
            },
            null,
            pause,
            Timeout.InfiniteTimeSpan);
    }

    [LoggerMessage(7105, LogLevel.Error, "A turn of {Instance} could not be taken and will be taken again")]
    private static partial void TurnFailed(ILogger logger, Exception exception, string instance);

    [LoggerMessage(7106, LogLevel.Debug, "A turn of {Instance} was given up because the runtime stops")]
    private static partial void TurnGivenUp(ILogger logger, string instance);
}
