using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Hosting.Feed;
using Pipeline.Embedded.Hosting.Timers;
using Pipeline.Embedded.Storage;
using Pipeline.Embedded.Tests.Storage;

namespace Pipeline.Embedded.Tests.Hosting;

public sealed class HostStoreTests
{
    [Fact]
    public async Task TimerStatus_Written_IsThereAfterARestart()
    {
        using var folder = new TemporaryFolder();
        var first = new TimerStatus(null, TestHost.Start.AddTicks(1), TestHost.Start);
        var second = first with { Last = TestHost.Start.AddHours(1) };

        await using (var database = Open(folder))
        {
            var store = new SqliteTimerStatusStore(database);
            store.Read("Sweep").ShouldBeNull();
            await store.WriteAsync("Sweep", first, default);
            store.Read("Sweep").ShouldBe(first);
            await store.WriteAsync("Sweep", second, default);
        }

        await using var again = Open(folder);
        new SqliteTimerStatusStore(again).Read("Sweep").ShouldBe(second);
    }

    [Fact]
    public async Task FeedCursor_Written_IsThereAfterARestart()
    {
        using var folder = new TemporaryFolder();
        await using (var database = Open(folder))
        {
            var store = new SqliteFeedCursorStore(database);
            store.Read("cases/relay").ShouldBeNull();
            await store.WriteAsync("cases/relay", 3, default);
            await store.WriteAsync("cases/relay", 7, default);
        }

        await using var again = Open(folder);
        new SqliteFeedCursorStore(again).Read("cases/relay").ShouldBe(7);
        new SqliteFeedCursorStore(again).Read("cases/worklist").ShouldBeNull();
    }

    private static Database Open(TemporaryFolder folder) => Database.Open(folder.Folder, Durability.Full, new WorkGauge());
}
