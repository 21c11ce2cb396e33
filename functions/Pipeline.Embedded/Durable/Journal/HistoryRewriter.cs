using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Durable.Journal;

/// <summary>Opens failed instances again, from the leaves of the tree of sub-orchestrations up, in one transaction.</summary>
internal sealed class HistoryRewriter(Database database)
{
    /// <summary>The instances that must take a turn now; none if the instance is not failed any more.</summary>
    public Task<List<InstanceRow>> RewindAsync(string id, DateTime now, CancellationToken cancellationToken)
        => database.WriteAsync(
            scope =>
            {
                var rewound = new List<InstanceRow>();
                if (Failed(scope, id) is { } failed)
                {
                    Rewind(scope, failed, now, rewound);
                }

                return rewound;
            },
            cancellationToken);

    private static void Rewind(WriteScope scope, InstanceRow failed, DateTime now, List<InstanceRow> rewound)
    {
        var turns = Turns(scope, failed.Key);
        var failures = RewoundHistory.FailedTasks(turns);
        var children = new HashSet<int>();
        foreach (var child in turns.SelectMany(turn => turn.Actions).OfType<SubOrchestrationCreated>().Where(child => failures.Contains(child.Id)))
        {
            if (FailedChild(scope, child.InstanceId, failed, child.Id) is { } row)
            {
                Rewind(scope, row, now, rewound);
                children.Add(child.Id);
            }
        }

        var open = failed with
        {
            Status = OrchestrationRuntimeStatus.Running,
            Started = turns.Count > 0,
            Updated = now,
            Output = null,
            Failure = null,
        };
        scope.Prepare(InstanceColumns.Update).SetChanging(open).ExecuteNonQuery();
        scope.Prepare("DELETE FROM durable_turns WHERE instance = @key").Set("@key", failed.Key).ExecuteNonQuery();
        foreach (var turn in RewoundHistory.Of(turns, children))
        {
            TurnJournal.Append(scope, open, turn.At, JsonSerializer.SerializeToUtf8Bytes(turn, JournalJson.Compact.Turn));
        }

        rewound.Add(open);
    }

    private static List<Turn> Turns(WriteScope scope, long key)
    {
        using var reader = scope.Prepare("SELECT turn FROM durable_turns WHERE instance = @key ORDER BY seq").Set("@key", key).ExecuteReader();
        var turns = new List<Turn>();
        while (reader.Read())
        {
            turns.Add(JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(0), JournalJson.Compact.Turn)!);
        }

        return turns;
    }

    private static InstanceRow? FailedChild(WriteScope scope, string id, InstanceRow parent, int task)
        => Failed(scope, id) is { Parent: { } link } child && link.Key == parent.Key && link.Execution == parent.Execution && link.TaskId == task
            ? child
            : null;

    private static InstanceRow? Failed(WriteScope scope, string id)
    {
        using SqliteDataReader reader = scope.Prepare($"SELECT {InstanceColumns.Names} FROM durable_instances WHERE id = @id").Set("@id", id).ExecuteReader();
        return reader.Read() && InstanceColumns.Read(reader) is { Status: OrchestrationRuntimeStatus.Failed } row ? row : null;
    }
}
