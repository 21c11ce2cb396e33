using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Embedded.Durable.Journal;
using Pipeline.Embedded.Durable.Replay;

namespace Pipeline.Embedded.Durable;

/// <summary>
/// Runs an orchestrator against a history recorded earlier, without a database and without effects. A divergence says that running
/// instances of that shape would fail under the present code: such a change needs a new version beside the old one.
/// </summary>
public static class HistoryReplay
{
    /// <param name="orchestrator">The present code.</param>
    /// <param name="historyJson">What <see cref="DurableRuntime.ExportHistory"/> gave.</param>
    /// <param name="converter">The converter of the host.</param>
    /// <param name="maximumTimerInterval">As it was when the history was made; the runtime's default if not given.</param>
    /// <exception cref="JsonException">The text is no history.</exception>
    public static HistoryReplayReport Verify(
        OrchestratorFunction orchestrator, string historyJson, DataConverter converter, TimeSpan? maximumTimerInterval = null)
    {
        var history = JsonSerializer.Deserialize(historyJson, JournalJson.Compact.HistoryDocument)
            ?? throw new JsonException("The text holds no history.");
        if (history.Format != HistoryDocument.PresentFormat)
        {
            throw new JsonException($"The history has format {history.Format}; this code reads format {HistoryDocument.PresentFormat}.");
        }

        var parent = history.ParentInstanceId is { } id ? new ParentOrchestrationInstance(history.ParentName ?? string.Empty, id) : null;
        var settings = new RunSettings(
            converter, NullLoggerFactory.Instance, maximumTimerInterval ?? new DurableRuntimeOptions().MaximumTimerInterval, history.Version);
        var run = new OrchestrationRun(
            orchestrator, new RunIdentity(history.InstanceId, history.Name, history.Version, history.Input, parent), settings);
        var divergences = new List<string>();
        foreach (var (number, turn) in history.Turns.Index())
        {
            divergences.AddRange(Compare(turn, run.PlayAsReplay(turn)).Select(difference => $"Turn {number + 1}: {difference}"));
        }

        return new HistoryReplayReport(history.Turns.Count, divergences);
    }

    private static IEnumerable<string> Compare(Turn recorded, TurnOutcome present)
    {
        var now = present.Actions.ToDictionary(action => action.Id);
        foreach (var action in recorded.Actions)
        {
            if (NonDeterminism.Between(action, now.GetValueOrDefault(action.Id)) is { } difference)
            {
                yield return difference.Message;
            }

            now.Remove(action.Id);
        }

        foreach (var extra in now.Values)
        {
            yield return $"The orchestrator asks for {NonDeterminism.Describe(extra)}, which the history does not hold.";
        }

        var (was, ends) = (Ending(recorded.Completion), Ending(present.Completion));
        if (was != ends && recorded.Completion is not { Status: Microsoft.DurableTask.Client.OrchestrationRuntimeStatus.Terminated })
        {
            yield return $"The history says that the execution {was}, but now it {ends}.";
        }
    }

    private static string Ending(Completion? completion) => completion switch
    {
        null => "goes on",
        { ContinuesAsNew: true } => "continues as new",
        { Status: { } status } => $"ends as {status}",
        _ => "goes on",
    };
}
