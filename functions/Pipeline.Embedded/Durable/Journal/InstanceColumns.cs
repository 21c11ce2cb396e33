using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Durable.Journal;

/// <summary>An <see cref="InstanceRow"/> as columns, and back.</summary>
internal static class InstanceColumns
{
    public const string Names =
        "key, id, name, version, status, execution, started, created, updated, start_at, input, output, custom_status, failure, tags, "
        + "parent_instance, parent_name, parent_key, parent_execution, parent_task";

    public const string Insert =
        $"INSERT OR IGNORE INTO durable_instances ({Names}) VALUES (@key, @id, @name, @version, @status, @execution, @started, @created, @updated, "
        + "@start_at, @input, @output, @custom_status, @failure, @tags, @parent_instance, @parent_name, @parent_key, @parent_execution, @parent_task)";

    public const string Update =
        "UPDATE durable_instances SET version = @version, status = @status, execution = @execution, started = @started, updated = @updated, "
        + "start_at = @start_at, input = @input, output = @output, custom_status = @custom_status, failure = @failure WHERE key = @key";

    public static SqliteCommand SetAll(this SqliteCommand command, InstanceRow row) => command
        .SetChanging(row)
        .Set("@id", row.Id)
        .Set("@name", row.Name)
        .Set("@created", row.Created.Ticks)
        .Set("@tags", row.Tags is { } tags ? JsonSerializer.Serialize(tags, JournalJson.Compact.DictionaryStringString) : null)
        .Set("@parent_instance", row.Parent?.InstanceId)
        .Set("@parent_name", row.Parent?.Name)
        .Set("@parent_key", row.Parent?.Key)
        .Set("@parent_execution", row.Parent?.Execution)
        .Set("@parent_task", row.Parent?.TaskId);

    public static SqliteCommand SetChanging(this SqliteCommand command, InstanceRow row) => command
        .Set("@key", row.Key)
        .Set("@version", row.Version)
        .Set("@status", (int)row.Status)
        .Set("@execution", row.Execution)
        .Set("@started", row.Started ? 1 : 0)
        .Set("@updated", row.Updated.Ticks)
        .Set("@start_at", row.StartAt?.Ticks)
        .Set("@input", row.Input)
        .Set("@output", row.Output)
        .Set("@custom_status", row.CustomStatus)
        .Set("@failure", row.Failure is { } failure ? JsonSerializer.Serialize(failure, JournalJson.Compact.Failure) : null);

    public static InstanceRow Read(SqliteDataReader reader) => new(
        reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), Time(reader.GetInt64(7)))
    {
        Status = (OrchestrationRuntimeStatus)reader.GetInt32(4),
        Execution = reader.GetInt32(5),
        Started = reader.GetInt32(6) != 0,
        Updated = Time(reader.GetInt64(8)),
        StartAt = reader.IsDBNull(9) ? null : Time(reader.GetInt64(9)),
        Input = Text(reader, 10),
        Output = Text(reader, 11),
        CustomStatus = Text(reader, 12),
        Failure = Text(reader, 13) is { } failure ? JsonSerializer.Deserialize(failure, JournalJson.Compact.Failure) : null,
        Tags = Text(reader, 14) is { } tags ? JsonSerializer.Deserialize(tags, JournalJson.Compact.DictionaryStringString) : null,
        Parent = Text(reader, 15) is { } parent
            ? new ParentLink(parent, reader.GetString(16), reader.GetInt64(17), reader.GetInt32(18), reader.GetInt32(19))
            : null,
    };

    public static DateTime Time(long ticks) => new(ticks, DateTimeKind.Utc);

    public static string Token(long key) => key.ToString(CultureInfo.InvariantCulture);

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
