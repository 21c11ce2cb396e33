using Microsoft.Data.Sqlite;

namespace Pipeline.Embedded.Storage;

/// <summary>One read-only connection while one query runs on it. Everything read in one query comes from one state of the database.</summary>
public sealed class ReadScope : IDisposable
{
    private readonly StatementCache _statements;

    internal ReadScope(SqliteConnection connection)
    {
        Connection = connection;
        _statements = new StatementCache(connection);
    }

    /// <summary>For the rare statement that is not worth keeping prepared.</summary>
    public SqliteConnection Connection { get; }

    /// <inheritdoc cref="WriteScope.Prepare"/>
    public SqliteCommand Prepare(string sql) => _statements.Prepare(sql);

    public void Dispose()
    {
        _statements.Dispose();
        Connection.Dispose();
    }

    internal T Run<T>(Func<ReadScope, T> query)
    {
        Connection.Execute("BEGIN");
        try
        {
            return query(this);
        }
        finally
        {
            Connection.Execute("ROLLBACK");
        }
    }
}
