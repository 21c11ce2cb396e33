using Microsoft.Data.Sqlite;

namespace Pipeline.Embedded.Storage;

public static class SqliteCommandExtensions
{
    /// <summary>Sets a named parameter of a prepared command; null is stored as NULL. A cached command keeps the values of its last use: set them all.</summary>
    public static SqliteCommand Set(this SqliteCommand command, string name, object? value)
    {
        command.Parameters[name].Value = value ?? DBNull.Value;
        return command;
    }

    /// <summary>Every row of the command, as the function reads it.</summary>
    public static IReadOnlyList<T> ReadAll<T>(this SqliteCommand command, Func<SqliteDataReader, T> read)
    {
        using var rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read())
        {
            found.Add(read(rows));
        }

        return found;
    }
}
