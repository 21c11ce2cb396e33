using System.Text.Json;
using Microsoft.Data.Sqlite;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Durable.Journal;

/// <summary>Reads what is committed.</summary>
internal sealed class InstanceArchive(Database database)
{
    private const string Open = "status NOT IN (1, 3, 5)";

    public InstanceRow? Find(string id) => database.Read(scope =>
    {
        using var reader = scope.Prepare($"SELECT {InstanceColumns.Names} FROM durable_instances WHERE id = @id").Set("@id", id).ExecuteReader();
        return reader.Read() ? InstanceColumns.Read(reader) : null;
    });

    /// <summary>The row as people see it: a running instance was last updated by its last turn.</summary>
    public InstanceRow? FindStatus(string id) => database.Read(scope =>
    {
        InstanceRow row;
        using (var reader = scope.Prepare($"SELECT {InstanceColumns.Names} FROM durable_instances WHERE id = @id").Set("@id", id).ExecuteReader())
        {
            if (!reader.Read())
            {
                return null;
            }

            row = InstanceColumns.Read(reader);
        }

        return WithLastTurn(scope, row);
    });

    public IReadOnlyList<Turn> Turns(long key) => database.Read(scope => Turns(scope, key));

    /// <summary>The instance and its turns, from one state of the database.</summary>
    public (InstanceRow Row, IReadOnlyList<Turn> Turns)? History(string id) => database.Read(
        (InstanceRow, IReadOnlyList<Turn>)? (scope) =>
        {
            InstanceRow row;
            using (var reader = scope.Prepare($"SELECT {InstanceColumns.Names} FROM durable_instances WHERE id = @id").Set("@id", id).ExecuteReader())
            {
                if (!reader.Read())
                {
                    return null;
                }

                row = InstanceColumns.Read(reader);
            }

            return (row, Turns(scope, row.Key));
        });

    /// <summary>Up to <paramref name="limit"/> instances in the order they were started, after the given key.</summary>
    public IReadOnlyList<InstanceRow> Page(InstanceFilter filter, long after, int limit) => database.Read(scope =>
    {
        var rows = new List<InstanceRow>();
        using (var reader = scope.Prepare(
                $"SELECT {InstanceColumns.Names} FROM durable_instances WHERE key > @after AND created >= @from AND created <= @to "
                + "AND ((1 << status) & @statuses) <> 0 AND substr(id, 1, length(@prefix)) = @prefix ORDER BY key LIMIT @limit")
            .Set("@after", after).Set("@from", filter.CreatedFrom.Ticks).Set("@to", filter.CreatedTo.Ticks)
            .Set("@statuses", filter.StatusBits).Set("@prefix", filter.Prefix).Set("@limit", limit).ExecuteReader())
        {
            while (reader.Read())
            {
                rows.Add(InstanceColumns.Read(reader));
            }
        }

        return rows.ConvertAll(row => WithLastTurn(scope, row));
    });

    /// <summary>Every unfinished instance with the turns of its present execution, oldest first, read as a stream.</summary>
    public void ForEachOpen(Action<InstanceRow, IReadOnlyList<Turn>> visit) => database.Read(scope =>
    {
        using var reader = scope.Prepare($"SELECT {InstanceColumns.Names} FROM durable_instances WHERE {Open} ORDER BY key").ExecuteReader();
        while (reader.Read())
        {
            var row = InstanceColumns.Read(reader);
            visit(row, row.Started ? Turns(scope, row.Key) : []);
        }

        return true;
    });

    public IReadOnlyList<Delivery> Inbox() => database.Read(scope =>
    {
        var messages = new List<Delivery>();
        using var reader = scope.Prepare(
            "SELECT i.id, m.instance, m.execution, m.seq, m.event FROM durable_inbox m JOIN durable_instances i ON i.key = m.instance ORDER BY m.seq")
            .ExecuteReader();
        while (reader.Read())
        {
            messages.Add(new Delivery(
                reader.GetString(0),
                reader.GetInt64(1),
                reader.IsDBNull(2) ? null : reader.GetInt32(2),
                reader.GetInt64(3),
                JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(4), JournalJson.Compact.TurnEvent)!));
        }

        return messages;
    });

    public static IReadOnlyList<Turn> Turns(ReadScope scope, long key)
    {
        using var reader = scope.Prepare("SELECT turn FROM durable_turns WHERE instance = @key ORDER BY seq").Set("@key", key).ExecuteReader();
        var turns = new List<Turn>();
        while (reader.Read())
        {
            turns.Add(ReadTurn(reader));
        }

        return turns;
    }

    private static Turn ReadTurn(SqliteDataReader reader)
        => JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(0), JournalJson.Compact.Turn)!;

    private static InstanceRow WithLastTurn(ReadScope scope, InstanceRow row)
    {
        if (!row.IsOpen)
        {
            return row;
        }

        var last = scope.Prepare("SELECT at FROM durable_turns WHERE instance = @key ORDER BY seq DESC LIMIT 1").Set("@key", row.Key).ExecuteScalar();
        return last is long at && at > row.Updated.Ticks ? row with { Updated = InstanceColumns.Time(at) } : row;
    }
}
