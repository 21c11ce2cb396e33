using System.Collections.Concurrent;
using Pipeline.Casework.Cases;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Tests.Storage;

public sealed class DatabaseTests : IAsyncDisposable
{
    private const string Schema = "CREATE TABLE IF NOT EXISTS entries (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT; CREATE INDEX IF NOT EXISTS by_name ON entries (name);";
    private readonly TemporaryFolder _temporary = new();
    private readonly WorkGauge _gauge = new();
    private readonly Database _database;

    public DatabaseTests()
    {
        _database = Database.Open(_temporary.Folder, Durability.Full, _gauge);
        _database.EnsureSchema(Schema);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _temporary.Dispose();
    }

    [Fact]
    public async Task Write_Completed_IsSeenByReaders()
    {
        await _database.WriteAsync(scope => Insert(scope, 1, "one"), default);

        Names(_database).ShouldBe(["one"]);
    }

    [Fact]
    public async Task Write_OfManyCallers_IsOneTransaction()
    {
        var groups = new ConcurrentBag<object>();
        var hold = new ManualResetEventSlim();
        var first = _database.WriteAsync(_ => hold.Wait(), default);
        var commits = 0;
        var writes = Enumerable.Range(1, 50).Select(i => _database.WriteAsync(
            scope =>
            {
                Insert(scope, i, "n" + i);
                scope.AfterCommit(() => groups.Add(Volatile.Read(ref commits)));
            },
            default)).ToList();
        var last = _database.WriteAsync(scope => scope.AfterCommit(() => Interlocked.Increment(ref commits)), default);
        hold.Set();
        await Task.WhenAll([first, last, .. writes]);

        groups.Count.ShouldBe(50);
        groups.Distinct().ShouldBe([0]);
        Names(_database).Count.ShouldBe(50);
    }

    [Fact]
    public async Task Write_OneOfGroupThrows_OnlyItsCallerFails()
    {
        var hold = new ManualResetEventSlim();
        var first = _database.WriteAsync(_ => hold.Wait(), default);
        var good = _database.WriteAsync(scope => Insert(scope, 1, "good"), default);
        var bad = _database.WriteAsync(
            scope =>
            {
                Insert(scope, 2, "bad");
                throw new FormatException("no");
            },
            default);
        var later = _database.WriteAsync(scope => Insert(scope, 3, "later"), default);
        hold.Set();

        await first;
        await good;
        await later;
        await Should.ThrowAsync<FormatException>(bad);
        Names(_database).ShouldBe(["good", "later"]);
    }

    [Fact]
    public async Task Write_RolledBack_ForgetsItsAfterCommit()
    {
        var ran = new List<string>();
        await Should.ThrowAsync<FormatException>(_database.WriteAsync(
            scope =>
            {
                scope.AfterCommit(() => ran.Add("bad"));
                throw new FormatException("no");
            },
            default));
        await _database.WriteAsync(scope => scope.AfterCommit(() => ran.Add("good")), default);

        ran.ShouldBe(["good"]);
    }

    [Fact]
    public async Task Write_Continuation_IsNotOnTheWriterThread()
    {
        async Task<(int Writer, int Continuation)> Caller()
        {
            var writer = await _database.WriteAsync(_ => Environment.CurrentManagedThreadId, default).ConfigureAwait(false);
            return (writer, Environment.CurrentManagedThreadId);
        }

        var threads = await Caller();

        threads.Continuation.ShouldNotBe(threads.Writer);
    }

    [Fact]
    public async Task Write_CountsUntilItsContinuationRan()
    {
        var seen = -1;
        var hold = new ManualResetEventSlim();
        async Task Caller()
        {
            await _database.WriteAsync(_ => hold.Wait(), default).ConfigureAwait(false);
            seen = _gauge.InFlight;
        }

        await _gauge.WhenQuietAsync(default);
        var caller = Caller();
        hold.Set();
        await caller;

        seen.ShouldBe(1);
        await _gauge.WhenQuietAsync(default);
        _gauge.InFlight.ShouldBe(0);
    }

    [Fact]
    public async Task Write_CancelledWhileQueued_IsNotRun()
    {
        using var source = new CancellationTokenSource();
        var hold = new ManualResetEventSlim();
        var first = _database.WriteAsync(_ => hold.Wait(), default);
        var cancelled = _database.WriteAsync(scope => Insert(scope, 1, "never"), source.Token);
        await source.CancelAsync();
        hold.Set();

        await first;
        await Should.ThrowAsync<OperationCanceledException>(cancelled);
        Names(_database).ShouldBeEmpty();
    }

    [Fact]
    public async Task Write_DiskFull_IsStorageUnavailableAndTheNextSucceeds()
    {
        await _database.WriteAsync(scope => Insert(scope, 1, "before"), default);
        var pages = _database.Read(scope => (long)scope.Prepare("PRAGMA page_count").ExecuteScalar()!);
        await LimitPages(pages);

        await Should.ThrowAsync<StoreUnavailableException>(_database.WriteAsync(scope => Insert(scope, 2, new string('x', 100_000)), default));
        await LimitPages(1_000_000);
        await _database.WriteAsync(scope => Insert(scope, 3, "after"), default);

        Names(_database).ShouldBe(["after", "before"]);
    }

    [Fact]
    public async Task Read_SeesOneState()
    {
        await _database.WriteAsync(scope => Insert(scope, 1, "one"), default);
        var write = Task.CompletedTask;
        var counts = _database.Read(scope =>
        {
            var before = Count(scope);
            write = _database.WriteAsync(s => Insert(s, 2, "two"), default);
            write.Wait();
            return (before, after: Count(scope));
        });

        counts.ShouldBe((1, 1));
        Names(_database).Count.ShouldBe(2);
    }

    [Fact]
    public async Task OpenReadOnly_BesideTheWriter_SeesItsCommitsAndRefusesWrites()
    {
        await using var reader = Database.OpenReadOnly(_temporary.Folder);
        await _database.WriteAsync(scope => Insert(scope, 1, "one"), default);

        Names(reader).ShouldBe(["one"]);
        await Should.ThrowAsync<InvalidOperationException>(() => reader.WriteAsync(_ => { }, default));
    }

    [Fact]
    public void OpenReadOnly_WithoutDatabase_IsStorageUnavailable()
    {
        using var empty = new TemporaryFolder();

        Should.Throw<StoreUnavailableException>(() => Database.OpenReadOnly(empty.Folder));
    }

    [Fact]
    public void Open_FolderInUse_IsRefusedAndNamesTheOwner()
    {
        var refused = Should.Throw<DataFolderLockedException>(() => Database.Open(_temporary.Folder, Durability.Full, _gauge));

        refused.Owner.ShouldContain(Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Open_AfterDispose_FindsEverything()
    {
        await _database.WriteAsync(scope => Insert(scope, 1, "one"), default);
        await _database.DisposeAsync();

        await using var again = Database.Open(_temporary.Folder, Durability.Normal, _gauge);
        Names(again).ShouldBe(["one"]);
        await Should.ThrowAsync<ObjectDisposedException>(() => _database.WriteAsync(_ => { }, default));
    }

    [Fact]
    public async Task Open_CopyTakenWhileWriting_HoldsEverythingAcknowledgedAndNoHalfWrites()
    {
        using var stop = new CancellationTokenSource();
        var acknowledged = new ConcurrentBag<int>();
        var next = 0;
        var writers = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var id = Interlocked.Increment(ref next);
                await _database.WriteAsync(
                    scope =>
                    {
                        Insert(scope, 2 * id, "first");
                        Insert(scope, (2 * id) + 1, "second");
                    },
                    default);
                acknowledged.Add(id);
            }
        })).ToArray();

        for (var round = 0; round < 5; round++)
        {
            var wanted = acknowledged.Count + 50;
            while (acknowledged.Count < wanted)
            {
                await Task.Yield();
            }

            var before = acknowledged.ToList();
            using var copy = _temporary.CopyAsIs();
            await using var recovered = Database.Open(copy.Folder, Durability.Full, new WorkGauge());
            var found = recovered.Read(Ids).ToHashSet();
            before.Where(id => !found.Contains(2 * id) || !found.Contains((2 * id) + 1)).ShouldBeEmpty();
            found.Where(id => id % 2 == 0).Count().ShouldBe(found.Where(id => id % 2 == 1).Count());
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);
    }

    private static List<int> Ids(ReadScope scope)
    {
        using var reader = scope.Prepare("SELECT id FROM entries").ExecuteReader();
        var ids = new List<int>();
        while (reader.Read())
        {
            ids.Add(reader.GetInt32(0));
        }

        return ids;
    }

    private static int Count(ReadScope scope) => Ids(scope).Count;

    private static List<string> Names(Database database) => database.Read(scope =>
    {
        using var reader = scope.Prepare("SELECT name FROM entries ORDER BY name").ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    });

    private static void Insert(WriteScope scope, int id, string name) =>
        scope.Prepare("INSERT INTO entries (id, name) VALUES ($id, $name)").Set("$id", id).Set("$name", name).ExecuteNonQuery();

    private Task LimitPages(long pages) => _database.WriteAsync(
        scope => { scope.Prepare($"PRAGMA max_page_count = {pages}").ExecuteScalar(); }, default);
}
