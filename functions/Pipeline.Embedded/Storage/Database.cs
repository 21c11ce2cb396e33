using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Casework.Cases;
using Pipeline.Embedded.Clock;

namespace Pipeline.Embedded.Storage;

/// <summary>The SQLite file of a data folder: one writer that commits in groups, any number of readers beside it.</summary>
public sealed class Database : IAsyncDisposable
{
    private readonly ConcurrentBag<ReadScope> _idleReaders = [];
    private readonly WorkGauge _gauge;
    private readonly FileStream? _folderLock;
    private readonly WriteAheadLog? _log;
    private readonly GroupWriter? _writer;
    private volatile bool _closed;

    private Database(DataFolder folder, WorkGauge gauge, FileStream? folderLock, WriteAheadLog? log, GroupWriter? writer) =>
        (Folder, _gauge, _folderLock, _log, _writer) = (folder, gauge, folderLock, log, writer);

    public DataFolder Folder { get; }

    public bool IsReadOnly => _writer is null;

    /// <summary>Transactions committed since it was opened. Each holds the writes of all who waited for it.</summary>
    public long Commits => _writer?.Commits ?? 0;

    /// <summary>Becomes the only writer of the folder and makes the database if it is not there.</summary>
    /// <exception cref="DataFolderLockedException">Somebody else writes to the folder.</exception>
    /// <exception cref="StoreUnavailableException">The folder or the file cannot be written.</exception>
    public static Database Open(DataFolder folder, Durability durability, WorkGauge gauge, ILogger? logger = null)
    {
        var folderLock = folder.Lock();
        try
        {
            var log = new WriteAheadLog(Connections.Write(folder, durability), logger ?? NullLogger.Instance);
            var writer = new GroupWriter(Connections.Write(folder, durability), log.Written);
            return new Database(folder, gauge, folderLock, log, writer);
        }
        catch (SqliteException e)
        {
            folderLock.Dispose();
            throw SqliteFaults.ForCaller(e);
        }
    }

    /// <summary>Reads the folder, also while another process writes to it. <see cref="WriteAsync{T}"/> is refused.</summary>
    /// <exception cref="StoreUnavailableException">There is no database in the folder, or it cannot be read.</exception>
    public static Database OpenReadOnly(DataFolder folder)
    {
        var database = new Database(folder, new WorkGauge(), null, null, null);
        database.Read(scope => scope.Prepare("SELECT count(*) FROM sqlite_schema").ExecuteScalar());
        return database;
    }

    /// <summary>
    /// Runs the work on the writer thread and completes after its commit is on disk. Several callers share one transaction; if one of them
    /// throws, the group is rolled back and every work runs again alone, so a work may run twice and may have no effect outside its
    /// scope. A cancelled token is honoured until the work starts. The write counts as in flight until the caller's continuation has run to its next await.
    /// </summary>
    /// <exception cref="StoreUnavailableException">Nothing was kept.</exception>
    /// <exception cref="ObjectDisposedException">The database is closed.</exception>
    public Task<T> WriteAsync<T>(Func<WriteScope, T> work, CancellationToken cancellationToken)
    {
        if (_writer is null)
        {
            throw new InvalidOperationException("The data folder was opened for reading only.");
        }

        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        var request = new WriteRequest<T>(work, _gauge, cancellationToken);
        _gauge.Join();
        try
        {
            _writer.Enqueue(request);
        }
        catch (ObjectDisposedException)
        {
            _gauge.Leave();
            throw;
        }

        return request.Task;
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Action<WriteScope> work, CancellationToken cancellationToken) =>
        WriteAsync(
            scope =>
            {
                work(scope);
                return true;
            },
            cancellationToken);

    /// <summary>Runs the query on the calling thread, over one consistent state that holds everything committed before the call.</summary>
    /// <exception cref="StoreUnavailableException">The file cannot be read.</exception>
    public T Read<T>(Func<ReadScope, T> query)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        try
        {
            if (!_idleReaders.TryTake(out var reader))
            {
                reader = new ReadScope(Connections.Read(Folder));
            }

            try
            {
                return reader.Run(query);
            }
            finally
            {
                GiveBack(reader);
            }
        }
        catch (SqliteException e) when (SqliteFaults.IsUnavailable(e))
        {
            throw SqliteFaults.Unavailable(e);
        }
    }

    /// <summary>
    /// Runs `CREATE … IF NOT EXISTS` statements and returns when they are committed. For start-up; does nothing on a folder opened for reading.
    /// </summary>
    public void EnsureSchema(string sql)
    {
        if (!IsReadOnly)
        {
            WriteAsync(scope => scope.Connection.Execute(sql), default).GetAwaiter().GetResult();
        }
    }

    /// <summary>Commits what is queued, moves the log into the database and gives the folder up.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_closed)
        {
            return;
        }

        _closed = true;
        await Task.Run(Close);
    }

    private void Close()
    {
        _writer?.Dispose();
        while (_idleReaders.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _log?.Dispose();
        _folderLock?.Dispose();
    }

    private void GiveBack(ReadScope reader)
    {
        if (_closed)
        {
            reader.Dispose();
        }
        else
        {
            _idleReaders.Add(reader);
        }
    }
}
