using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Pipeline.Embedded.Storage;

/// <summary>
/// The one thread that writes. It takes everything that is queued, runs it as one transaction and answers every caller after the commit, so
/// that the cost of a sync is shared by all who wait.
/// </summary>
internal sealed class GroupWriter : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _wake = new(0);
    private readonly SqliteConnection _connection;
    private readonly StatementCache _statements;
    private readonly WriteScope _scope;
    private readonly Action<int> _written;
    private readonly Thread _thread;
    private List<WriteRequest> _queued = [];
    private List<WriteRequest> _group = [];
    private bool _closing;
    private long _commits;

    public GroupWriter(SqliteConnection connection, Action<int> pagesWritten)
    {
        _connection = connection;
        _statements = new StatementCache(connection);
        _scope = new WriteScope(connection, _statements);
        _written = pagesWritten;
        _thread = new Thread(Loop) { IsBackground = true, Name = "pipeline writer" };
        _thread.Start();
    }

    /// <summary>Transactions committed so far.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    /// <summary>Refuses with <see cref="ObjectDisposedException"/> once the writer closes.</summary>
    public void Enqueue(WriteRequest request)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closing, this);
            _queued.Add(request);
            if (_queued.Count == 1)
            {
                _wake.Release();
            }
        }
    }

    /// <summary>Commits what is queued, then ends the thread and closes the connection.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_closing)
            {
                return;
            }

            _closing = true;
            _wake.Release();
        }

        _thread.Join();
        _statements.Dispose();
        _connection.Dispose();
        _wake.Dispose();
    }

    private void Loop()
    {
        while (TakeGroup())
        {
            Write(_group);
            foreach (var request in _group)
            {
                ThreadPool.UnsafeQueueUserWorkItem(request, preferLocal: false);
            }

            _group.Clear();
            raw.sqlite3_db_status(_connection.Handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, 1);
            _written(pages);
        }
    }

    private bool TakeGroup()
    {
        while (true)
        {
            lock (_gate)
            {
                if (_queued.Count > 0)
                {
                    (_group, _queued) = (_queued, _group);
                    return true;
                }

                if (_closing)
                {
                    return false;
                }
            }

            _wake.Wait();
        }
    }

    private void Write(List<WriteRequest> group)
    {
        if (TryCommit(group))
        {
            return;
        }

        // A work or the commit failed and took the group with it: alone, each caller meets only its own failure.
        var one = new List<WriteRequest>(1);
        foreach (var request in group)
        {
            one.Clear();
            one.Add(request);
            TryCommit(one);
        }
    }

    /// <summary>False when a group of several must be run again one by one; a group of one is settled either way.</summary>
    private bool TryCommit(List<WriteRequest> group)
    {
        try
        {
            Execute("BEGIN IMMEDIATE");
            foreach (var request in group)
            {
                request.Failure = request.IsCancelled ? new OperationCanceledException() : null;
                if (request.Failure is null)
                {
                    request.Run(_scope);
                }
            }

            Execute("COMMIT");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _scope.Forget();
            if (raw.sqlite3_get_autocommit(_connection.Handle) == 0)
            {
                Execute("ROLLBACK");
            }

            if (group.Count > 1)
            {
                return false;
            }

            group[0].Failure = SqliteFaults.ForCaller(e);
            return true;
        }

        Interlocked.Increment(ref _commits);
        _scope.Committed();
        return true;
    }

    private void Execute(string sql) => _connection.Execute(sql);
}
