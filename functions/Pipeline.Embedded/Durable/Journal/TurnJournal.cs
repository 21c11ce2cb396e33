using System.Globalization;
using System.Text.Json;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Durable.Journal;

/// <summary>Writes turns. Everything here runs inside one transaction on the writer thread and may run twice.</summary>
internal sealed class TurnJournal(Database database)
{
    private const string IsOpen = "status NOT IN (1, 3, 5)";
    private long _lastKey;

    /// <summary>Makes the tables, and forgets messages whose instance has ended meanwhile.</summary>
    public Task OpenAsync(CancellationToken cancellationToken)
    {
        database.EnsureSchema(DurableSchema.Sql);
        return database.WriteAsync(
            scope =>
            {
                scope.Prepare($"DELETE FROM durable_inbox WHERE instance NOT IN (SELECT key FROM durable_instances WHERE {IsOpen})").ExecuteNonQuery();
                _lastKey = Convert.ToInt64(
                    scope.Prepare("SELECT coalesce(max(key), 0) FROM durable_instances").ExecuteScalar(), CultureInfo.InvariantCulture);
            },
            cancellationToken);
    }

    /// <summary>A number no instance had since the process started.</summary>
    public long NextKey() => Interlocked.Increment(ref _lastKey);

    public Task<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        var turn = commit.Turn is { } played ? JsonSerializer.SerializeToUtf8Bytes(played, JournalJson.Compact.Turn) : null;
        return database.WriteAsync(scope => Write(scope, commit, turn), cancellationToken);
    }

    private CommitResult Write(WriteScope scope, TurnCommit commit, byte[]? turn)
    {
        var row = commit.Row;
        if (commit.Replaces is { } old)
        {
            Delete(scope, old);
        }

        if (commit.IsNew && scope.Prepare(InstanceColumns.Insert).SetAll(row).ExecuteNonQuery() == 0)
        {
            return new CommitResult(true, [], [], []);
        }

        if (commit.ChangesRow && !commit.IsNew)
        {
            scope.Prepare(InstanceColumns.Update).SetChanging(row).ExecuteNonQuery();
        }

        if (commit.ForgetsHistory)
        {
            scope.Prepare("DELETE FROM durable_turns WHERE instance = @key").Set("@key", row.Key).ExecuteNonQuery();
        }

        if (turn is not null)
        {
            Append(scope, row, commit.At, turn);
        }

        foreach (var seq in commit.Taken)
        {
            scope.Prepare("DELETE FROM durable_inbox WHERE seq = @seq").Set("@seq", seq).ExecuteNonQuery();
        }

        var deliveries = new List<Delivery>();
        var children = new List<InstanceRow>();
        var kept = commit.Kept.Select(happened => Keep(scope, row.Key, null, happened)).ToList();
        foreach (var carried in commit.CarriedOver)
        {
            Deliver(scope, deliveries, row.Id, row.Key, null, carried);
        }

        foreach (var child in commit.Children)
        {
            WriteChild(scope, row, child, commit.At, children, deliveries);
        }

        foreach (var sent in commit.Sent)
        {
            if (OpenKey(scope, sent.InstanceId) is { } target)
            {
                Deliver(scope, deliveries, sent.InstanceId, target, null, new EventRaised(sent.Name, sent.Payload));
            }
        }

        if (commit.ForParent is { } news && row.Parent is { } parent && Awaits(scope, parent))
        {
            Deliver(scope, deliveries, parent.InstanceId, parent.Key, parent.Execution, news);
        }

        return new CommitResult(false, kept, deliveries, children);
    }

    public static void Append(WriteScope scope, InstanceRow row, DateTime at, byte[] turn)
        => scope.Prepare("INSERT INTO durable_turns (instance, execution, at, turn) VALUES (@key, @execution, @at, @turn)")
            .Set("@key", row.Key).Set("@execution", row.Execution).Set("@at", at.Ticks).Set("@turn", turn).ExecuteNonQuery();

    /// <summary>Removes a finished instance with its history; false if it is gone or runs again.</summary>
    public static bool Delete(WriteScope scope, long key)
    {
        if (scope.Prepare($"DELETE FROM durable_instances WHERE key = @key AND NOT ({IsOpen})").Set("@key", key).ExecuteNonQuery() == 0)
        {
            return false;
        }

        scope.Prepare("DELETE FROM durable_turns WHERE instance = @key").Set("@key", key).ExecuteNonQuery();
        scope.Prepare("DELETE FROM durable_inbox WHERE instance = @key").Set("@key", key).ExecuteNonQuery();
        return true;
    }

    private void WriteChild(
        WriteScope scope, InstanceRow parent, SubOrchestrationCreated child, DateTime now, List<InstanceRow> children, List<Delivery> deliveries)
    {
        if (OpenKey(scope, child.InstanceId) is not null)
        {
            var refusal = new Failure(
                "DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException",
                $"An orchestration instance with the id {child.InstanceId} already exists.");
            Deliver(scope, deliveries, parent.Id, parent.Key, parent.Execution, new SubOrchestrationFailed(child.Id, refusal));
            return;
        }

        var finished = scope.Prepare("SELECT key FROM durable_instances WHERE id = @id").Set("@id", child.InstanceId).ExecuteScalar();
        if (finished is long old)
        {
            Delete(scope, old);
        }

        var row = new InstanceRow(NextKey(), child.InstanceId, child.Name, child.Version, now)
        {
            Input = child.Input,
            Tags = child.Tags,
            Parent = new ParentLink(parent.Id, parent.Name, parent.Key, parent.Execution, child.Id),
        };
        scope.Prepare(InstanceColumns.Insert).SetAll(row).ExecuteNonQuery();
        children.Add(row);
    }

    private static void Deliver(WriteScope scope, List<Delivery> deliveries, string id, long key, int? execution, TurnEvent message)
        => deliveries.Add(new Delivery(id, key, execution, Keep(scope, key, execution, message), message));

    private static long Keep(WriteScope scope, long key, int? execution, TurnEvent message)
        => (long)scope.Prepare("INSERT INTO durable_inbox (instance, execution, event) VALUES (@key, @execution, @event) RETURNING seq")
            .Set("@key", key).Set("@execution", execution)
            .Set("@event", JsonSerializer.SerializeToUtf8Bytes(message, JournalJson.Compact.TurnEvent)).ExecuteScalar()!;

    private static long? OpenKey(WriteScope scope, string id)
        => (long?)scope.Prepare($"SELECT key FROM durable_instances WHERE id = @id AND {IsOpen}").Set("@id", id).ExecuteScalar();

    private static bool Awaits(WriteScope scope, ParentLink parent)
        => scope.Prepare($"SELECT 1 FROM durable_instances WHERE key = @key AND execution = @execution AND {IsOpen}")
            .Set("@key", parent.Key).Set("@execution", parent.Execution).ExecuteScalar() is not null;
}
