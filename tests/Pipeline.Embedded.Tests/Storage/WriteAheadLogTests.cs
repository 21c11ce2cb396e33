using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Tests.Storage;

public sealed class WriteAheadLogTests
{
    private const int PageBytes = 4096;

    [Fact]
    public async Task Log_WrittenToWithoutPause_BeginsAnewAtTheHardLimit()
    {
        const int HardLimit = 200;
        using var temporary = new TemporaryFolder();
        using var folderLock = temporary.Folder.Lock();
        using var log = new WriteAheadLog(Connections.Write(temporary.Folder, Durability.Normal), NullLogger.Instance, 20, HardLimit);
        var gauge = new WorkGauge();
        using (var writer = new GroupWriter(Connections.Write(temporary.Folder, Durability.Normal), log.Written))
        {
            await Write(writer, gauge, scope => scope.Connection.Execute("CREATE TABLE entries (id INTEGER PRIMARY KEY, body BLOB) STRICT"));
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
            {
                for (var n = 0; n < 1_000; n++)
                {
                    await Write(writer, gauge, scope => scope.Prepare("INSERT INTO entries (body) VALUES (zeroblob(8000))").ExecuteNonQuery());
                }
            })));
        }

        var pages = new FileInfo(temporary.Folder.DatabasePath + "-wal").Length / PageBytes;
        pages.ShouldBeLessThan(2 * HardLimit);
        new FileInfo(temporary.Folder.DatabasePath).Length.ShouldBeGreaterThan(20_000_000);
    }

    private static Task Write(GroupWriter writer, WorkGauge gauge, Action<WriteScope> work)
    {
        gauge.Join();
        var request = new WriteRequest<bool>(
            scope =>
            {
                work(scope);
                return true;
            },
            gauge,
            CancellationToken.None);
        writer.Enqueue(request);
        return request.Task;
    }
}
