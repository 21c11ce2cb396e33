using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Embedded.Durable.Journal;

namespace Pipeline.Embedded.Durable.Management;

/// <summary>The status of an instance as the API sends it: payloads as JSON values, times with whole seconds.</summary>
internal static class StatusBody
{
    public static JsonObject Of(InstanceRow row, bool showInput)
    {
        var body = new JsonObject { ["name"] = row.Name };
        if (row.Version.Length > 0)
        {
            body["version"] = row.Version;
        }

        body["instanceId"] = row.Id;
        if (row.Parent is { } parent)
        {
            body["parentInstanceId"] = parent.InstanceId;
        }

        body["runtimeStatus"] = row.Status.ToString();
        body["input"] = showInput ? Value(row.Input) : null;
        body["customStatus"] = Value(row.CustomStatus);
        body["output"] = Value(row.Output);
        body["createdTime"] = Time(row.Created);
        body["lastUpdatedTime"] = Time(row.Updated);
        return body;
    }

    public static JsonArray History(IEnumerable<Turn> turns, bool showOutput) => new([.. turns.SelectMany(turn => Entries(turn, showOutput))]);

    private static IEnumerable<JsonNode> Entries(Turn turn, bool showOutput)
    {
        foreach (var happened in turn.Events)
        {
            yield return happened switch
            {
                ExecutionStarted => Entry("ExecutionStarted", turn),
                EventRaised raised => Entry("EventRaised", turn, ("Name", raised.Name), ("Input", showOutput ? raised.Payload : null)),
                TaskCompleted completed => Entry("TaskCompleted", turn, Task(completed.TaskId), ("Result", showOutput ? completed.Result : null)),
                TaskFailed failed => Entry("TaskFailed", turn, Task(failed.TaskId), ("Reason", failed.Failure.Message)),
                TimerFired fired => Entry("TimerFired", turn, Task(fired.TimerId)),
                SubOrchestrationCompleted completed =>
                    Entry("SubOrchestrationInstanceCompleted", turn, Task(completed.TaskId), ("Result", showOutput ? completed.Result : null)),
                SubOrchestrationFailed failed => Entry("SubOrchestrationInstanceFailed", turn, Task(failed.TaskId), ("Reason", failed.Failure.Message)),
                ExecutionSuspended suspended => Entry("ExecutionSuspended", turn, ("Reason", suspended.Reason)),
                ExecutionResumed resumed => Entry("ExecutionResumed", turn, ("Reason", resumed.Reason)),
                _ => Entry("ExecutionTerminated", turn),
            };
        }

        foreach (var action in turn.Actions)
        {
            yield return action switch
            {
                TaskScheduled task => Entry("TaskScheduled", turn, Task(task.Id), ("FunctionName", task.Name)),
                TimerCreated timer => Entry("TimerCreated", turn, Task(timer.Id), ("FireAt", Time(timer.FireAt))),
                SubOrchestrationCreated child =>
                    Entry("SubOrchestrationInstanceCreated", turn, Task(child.Id), ("FunctionName", child.Name), ("InstanceId", child.InstanceId)),
                _ => Entry("EventSent", turn, Task(action.Id)),
            };
        }

        if (turn.Completion is { } completion)
        {
            yield return Entry(
                "ExecutionCompleted", turn, ("OrchestrationStatus", completion.Status?.ToString()), ("Result", showOutput ? completion.Output : null));
        }
    }

    private static JsonObject Entry(string type, Turn turn, params ReadOnlySpan<(string Name, string? Value)> details)
    {
        var entry = new JsonObject { ["EventType"] = type, ["Timestamp"] = turn.At.ToString("o", CultureInfo.InvariantCulture) };
        foreach (var (name, value) in details)
        {
            if (value is not null)
            {
                entry[name] = value;
            }
        }

        return entry;
    }

    private static (string Name, string? Value) Task(int id) => ("TaskId", id.ToString(CultureInfo.InvariantCulture));

    private static string Time(DateTime time) => time.ToString("s", CultureInfo.InvariantCulture) + "Z";

    // The output of a failed instance is its message, which is no JSON.
    private static JsonNode? Value(string? payload)
    {
        if (payload is null)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(payload);
        }
        catch (JsonException)
        {
            return JsonValue.Create(payload);
        }
    }
}
