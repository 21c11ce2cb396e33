using Microsoft.DurableTask.Client;
using Pipeline.Embedded.Durable.Journal;
using Pipeline.Embedded.Durable.Replay;

namespace Pipeline.Embedded.Durable.Scheduling;

/// <summary>Plays the next turn of an instance and says what it changes. It changes nothing but the live state, which is dropped if the commit fails.</summary>
internal sealed class TurnPlanner(
    ITaskFunctions functions, InstanceArchive archive, VersionGate gate, RunSettings settings, InstanceDirectory directory, TimeProvider time, bool failsOnVersion)
{
    /// <summary>Null when nothing comes of the arrivals.</summary>
    public PlannedTurn? Plan(InstanceSlot slot, IReadOnlyList<Arrival> arrivals)
    {
        var row = slot.Row;
        var now = time.GetUtcNow().UtcDateTime;
        List<Arrival> heard = [.. arrivals.Where(arrival => arrival.Execution is null || arrival.Execution == row.Execution)];
        if (gate.Refusal(row.Version) is { } refusal)
        {
            return failsOnVersion
                ? End(slot, heard, [.. EventsOf(heard)], new Completion(OrchestrationRuntimeStatus.Failed, refusal.Message, refusal), now)
                : KeepForAnotherProcess(slot, heard, now);
        }

        if (heard.Select(arrival => arrival.Event).OfType<ExecutionTerminated>().FirstOrDefault() is { } termination)
        {
            return End(slot, heard, [.. EventsOf(heard)], new Completion(OrchestrationRuntimeStatus.Terminated, termination.Output), now);
        }

        return row.Started ? Play(slot, heard, [.. EventsOf(heard).Where(e => e is not ExecutionStarted)], now) : PlanStart(slot, heard, now);
    }

    private static IEnumerable<TurnEvent> EventsOf(IEnumerable<Arrival> arrivals) => arrivals.Select(arrival => arrival.Event).OfType<TurnEvent>();

    private static List<long> SeqsOf(IEnumerable<Arrival> arrivals) => [.. arrivals.Select(arrival => arrival.Seq).OfType<long>()];

    private static PlannedTurn? KeepForAnotherProcess(InstanceSlot slot, List<Arrival> heard, DateTime now)
    {
        List<TurnEvent> kept = [.. heard.Where(arrival => arrival.Seq is null).Select(arrival => arrival.Event).OfType<TurnEvent>().Where(e => e is not ExecutionStarted)];
        return slot.IsBorn && kept.Count == 0
            ? null
            : new PlannedTurn(new TurnCommit(slot.Row) { IsNew = !slot.IsBorn, Replaces = slot.Replaces, At = now, Kept = kept });
    }

    private PlannedTurn? PlanStart(InstanceSlot slot, List<Arrival> heard, DateTime now)
    {
        var row = slot.Row;
        var status = EventsOf(heard).Aggregate(row.Status, (present, happened) => happened switch
        {
            ExecutionSuspended => OrchestrationRuntimeStatus.Suspended,
            ExecutionResumed => OrchestrationRuntimeStatus.Pending,
            _ => present,
        });
        List<Arrival> lasting = [.. heard.Where(arrival => arrival.Event is not (null or ExecutionStarted or ExecutionSuspended or ExecutionResumed))];
        if (status != OrchestrationRuntimeStatus.Suspended && !(row.StartAt > now))
        {
            List<Arrival> all = [.. slot.Held, .. lasting];
            return Play(slot, all, [new ExecutionStarted(), .. EventsOf(all)], now);
        }

        List<Arrival> fresh = [.. lasting.Where(arrival => arrival.Seq is null)];
        var changes = status != row.Status;
        return slot.IsBorn && !changes && lasting.Count == 0
            ? null
            : new PlannedTurn(new TurnCommit(changes ? row with { Status = status, Updated = now } : row)
            {
                IsNew = !slot.IsBorn,
                Replaces = slot.Replaces,
                ChangesRow = changes,
                At = now,
                Kept = [.. EventsOf(fresh)],
            })
            {
                Holds = [.. lasting.Where(arrival => arrival.Seq is not null), .. fresh],
            };
    }

    private PlannedTurn? Play(InstanceSlot slot, List<Arrival> heard, IReadOnlyList<TurnEvent> events, DateTime now)
    {
        var row = slot.Row;
        if (slot.Run is null)
        {
            if (functions.FindOrchestrator(row.Name) is not { } function)
            {
                var missing = MissingFunction.Orchestrator(row.Name, functions);
                return End(slot, heard, events, new Completion(OrchestrationRuntimeStatus.Failed, missing.Message, missing), now);
            }

            slot.Run = Load(slot, function);
        }

        var outcome = slot.Run.Play(now, events);
        if (events.Count == 0 && outcome is { Actions.Count: 0, CancelledTimers.Count: 0, Completion: null })
        {
            return null;
        }

        var after = outcome.Completion is { } completion
            ? After(row, completion, now)
            : row with
            {
                Status = outcome.IsSuspended ? OrchestrationRuntimeStatus.Suspended : OrchestrationRuntimeStatus.Running,
                Started = true,
            };
        if (outcome.Completion is not { ContinuesAsNew: true })
        {
            after = after with { CustomStatus = outcome.CustomStatus };
        }

        var turn = new Turn(now, events, outcome.Actions, outcome.CancelledTimers.Count > 0 ? outcome.CancelledTimers : null, outcome.Completion);
        var continues = outcome.Completion is { ContinuesAsNew: true };
        return new PlannedTurn(new TurnCommit(after == row ? row : after with { Updated = now })
        {
            IsNew = !slot.IsBorn,
            Replaces = slot.Replaces,
            ChangesRow = after != row,
            ForgetsHistory = continues,
            At = now,
            Turn = continues ? null : turn,
            Taken = SeqsOf(heard),
            Children = [.. outcome.Actions.OfType<SubOrchestrationCreated>()],
            Sent = [.. outcome.Actions.OfType<EventSent>()],
            CarriedOver = outcome.Completion?.CarriedOver ?? [],
            ForParent = NewsFor(row.Parent, outcome.Completion),
        })
        {
            Events = events,
            Actions = outcome.Actions,
            CancelledTimers = outcome.CancelledTimers,
            EndsExecution = outcome.Completion is not null,
            Starts = !row.Started,
        };
    }

    /// <summary>Ends the instance without asking its orchestrator.</summary>
    private static PlannedTurn End(InstanceSlot slot, List<Arrival> heard, IReadOnlyList<TurnEvent> events, Completion completion, DateTime now)
    {
        var row = slot.Row;
        return new PlannedTurn(new TurnCommit(After(row, completion, now))
        {
            IsNew = !slot.IsBorn,
            Replaces = slot.Replaces,
            ChangesRow = true,
            At = now,
            Turn = new Turn(now, events, [], null, completion),
            Taken = SeqsOf([.. slot.Held, .. heard]),
            ForParent = NewsFor(row.Parent, completion),
        })
        {
            Events = events,
            EndsExecution = true,
        };
    }

    private static InstanceRow After(InstanceRow row, Completion completion, DateTime now) => completion.Status is { } final
        ? row with { Status = final, Started = true, Updated = now, Output = completion.Output, Failure = completion.Failure }
        : row with
        {
            Status = OrchestrationRuntimeStatus.Running,
            Execution = row.Execution + 1,
            Started = false,
            Updated = now,
            StartAt = null,
            Input = completion.Output,
            Version = completion.NewVersion ?? row.Version,
        };

    private static TurnEvent? NewsFor(ParentLink? parent, Completion? completion) => (parent, completion) switch
    {
        (null, _) or (_, null) or (_, { ContinuesAsNew: true }) => null,
        (_, { Status: OrchestrationRuntimeStatus.Completed }) => new SubOrchestrationCompleted(parent.TaskId, completion.Output),
        _ => new SubOrchestrationFailed(
            parent.TaskId,
            completion.Failure ?? new Failure("OrchestrationTerminated", completion.Output ?? "The sub-orchestration was terminated.")),
    };

    private OrchestrationRun Load(InstanceSlot slot, OrchestratorFunction function)
    {
        var row = slot.Row;
        var parent = row.Parent is { } link ? new Microsoft.DurableTask.ParentOrchestrationInstance(link.Name, link.InstanceId) : null;
        var run = new OrchestrationRun(function, new RunIdentity(row.Id, row.Name, row.Version, row.Input, parent), settings)
        {
            Strayed = () => directory.Post(row.Id, row.Key, new Arrival(null, row.Execution)),
        };
        if (row.Started)
        {
            foreach (var turn in archive.Turns(row.Key))
            {
                run.Replay(turn);
            }
        }

        return run;
    }
}
