using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Pipeline.Embedded.Storage;

/// <summary>The prepared commands of one connection, by their text.</summary>
internal sealed class StatementCache(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    [SuppressMessage("Security", "CA2100", Justification = "The texts are constants of the stores; values travel as parameters.")]
    public SqliteCommand Prepare(string sql)
    {
        if (_commands.TryGetValue(sql, out var known))
        {
            return known;
        }

        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in ParameterNames(sql))
        {
            command.Parameters.Add(new SqliteParameter(name, DBNull.Value));
        }

        command.Prepare();
        _commands.Add(sql, command);
        return command;
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _commands.Clear();
    }

    private List<string> ParameterNames(string sql)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(connection.Handle, sql, out var statement), connection.Handle);
        using (statement)
        {
            var names = new List<string>();
            for (var i = 1; i <= raw.sqlite3_bind_parameter_count(statement); i++)
            {
                names.Add(raw.sqlite3_bind_parameter_name(statement, i).utf8_to_string());
            }

            return names;
        }
    }
}
