using Microsoft.Data.Sqlite;

namespace Pipeline.Embedded.Storage;

/// <summary>
/// The open transaction as one caller sees it: only inside its work, only on the writer thread. Reads in it see the caller's own writes and
/// those of the callers before it in the same group.
/// </summary>
public sealed class WriteScope
{
    private readonly StatementCache _statements;
    private readonly List<Action> _afterCommit = [];

    internal WriteScope(SqliteConnection connection, StatementCache statements)
    {
        Connection = connection;
        _statements = statements;
    }

    /// <summary>For the rare statement that is not worth keeping prepared. Begin and end no transaction on it.</summary>
    public SqliteConnection Connection { get; }

    /// <summary>
    /// The prepared command of this text, with one parameter per name in it, ready for <see cref="SqliteCommandExtensions.Set"/>. It is shared:
    /// close its reader before the same text is prepared again, and do not dispose it.
    /// </summary>
    public SqliteCommand Prepare(string sql) => _statements.Prepare(sql);

    /// <summary>
    /// Runs after the commit and before the tasks of the group's callers complete; never when the work is rolled back. For signals only: it runs on
    /// the writer thread, must be quick and must not throw: an exception there ends the process.
    /// </summary>
    public void AfterCommit(Action action) => _afterCommit.Add(action);

    internal void Forget() => _afterCommit.Clear();

    internal void Committed()
    {
        foreach (var action in _afterCommit)
        {
            action();
        }

        _afterCommit.Clear();
    }
}
