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
}
