using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Embedded.Hosting.Feed;

namespace Pipeline.Embedded.Tests.Hosting;

public sealed class ChangeFeedTriggerTests
{
    private const string One = """{"id":"one","NUMBER":1}""";
    private const string Two = """{"id":"two","number":2}""";
    private const string Three = """{"id":"three","number":3}""";

    [Fact]
    public async Task N1_Feed_OfChanges_ComesInOrderAndInBatches()
    {
        await using var host = await TestHost.StartAsync([typeof(Relay)]);

        host.Feed.Add(One, Two, Three);
        await host.Gauge.WhenQuietAsync(default);

        host.Calls.Seen.ShouldBe(["one=1 two=2", "three=3"]);
    }

    [Fact]
    public async Task N1_Feed_AfterARestart_GoesOnBehindWhatWasHandled()
    {
        var cursors = new MemoryCursors();
        var feed = new MemoryFeed();
        feed.Add(One);
        await using (await StartAsync(cursors, feed))
        {
        }

        feed.Add(Two);
        await using var later = await StartAsync(cursors, feed);

        later.Calls.Seen.ShouldBe(["two=2"]);
    }

    [Fact]
    public async Task Feed_NewFunction_StartsAtTheEndUnlessToldOtherwise()
    {
        var feed = new MemoryFeed();
        feed.Add(One);
        await using var host = await TestHost.StartAsync(
            [typeof(Relay), typeof(LateComer)], builder => builder.Services.AddSingleton<IChangeFeedSource>(feed));

        feed.Add(Two);
        await host.Gauge.WhenQuietAsync(default);

        host.Calls.Seen.Order().ShouldBe(["late 1", "one=1", "two=2"]);
    }

    [Fact]
    public async Task N2_Feed_FailedBatchWithoutRetryAttribute_IsLostForTheFunction()
    {
        await using var host = await TestHost.StartAsync([typeof(Careless)]);

        host.Feed.Add(One);
        await host.Gauge.WhenQuietAsync(default);
        host.Feed.Add(Two);
        await host.AdvanceAsync(TimeSpan.FromDays(1));

        host.Calls.Seen.ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task N2_Feed_FailedBatchWithEndlessBackoff_IsTriedUntilItSucceeds()
    {
        await using var host = await TestHost.StartAsync([typeof(Stubborn)]);

        host.Feed.Add(One);
        await host.Gauge.WhenQuietAsync(default);
        host.Feed.Add(Two);
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));

        // 1, 2, 4 and 5 seconds apart: doubling up to the maximum; the document behind waits.
        host.Calls.Seen.ShouldBe(["00 one #0", "01 one #1", "03 one #2", "07 one #3", "12 one #4", "12 two #0"]);
    }

    [Fact]
    public async Task Feed_RetriesUsedUp_GoesOn()
    {
        await using var host = await TestHost.StartAsync([typeof(Limited)]);

        host.Feed.Add(One);
        await host.Gauge.WhenQuietAsync(default);
        host.Feed.Add(Two);
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));

        host.Calls.Seen.ShouldBe(["one", "one", "two", "two"]);
    }

    [Fact]
    public async Task Feed_DocumentThatCannotBeRead_FailsTheBatch()
    {
        await using var host = await TestHost.StartAsync([typeof(Relay)]);

        host.Feed.Add("""{"id":"bad","number":"many"}""");
        await host.Gauge.WhenQuietAsync(default);
        host.Feed.Add(Two);
        await host.Gauge.WhenQuietAsync(default);

        host.Calls.Seen.ShouldBe(["two=2"]);
    }

    private static Task<TestHost> StartAsync(MemoryCursors cursors, MemoryFeed feed) => TestHost.StartAsync(
        [typeof(Relay)],
        builder => builder.Services.AddSingleton<IFeedCursorStore>(cursors).AddSingleton<IChangeFeedSource>(feed));

    public sealed record Document(string Id, int Number);

    public sealed class Relay(Calls calls)
    {
        [Function("Relay")]
        public void Run(
            [CosmosDBTrigger("pipeline", "cases", LeaseContainerPrefix = "relay", MaxItemsPerInvocation = 2, StartFromBeginning = true)]
            IReadOnlyList<Document> documents) =>
            calls.Add(string.Join(' ', documents.Select(document => $"{document.Id}={document.Number}")));
    }

    public sealed class LateComer(Calls calls)
    {
        [Function("LateComer")]
        public void Run([CosmosDBTrigger("pipeline", "cases", LeaseContainerPrefix = "late")] IReadOnlyList<Document> documents) =>
            calls.Add($"late {documents.Count}");
    }

    public sealed class Careless(Calls calls)
    {
        [Function("Careless")]
        public void Run([CosmosDBTrigger("pipeline", "cases")] IReadOnlyList<Document> documents)
        {
            calls.Add(documents[0].Id);
            throw new InvalidOperationException("fails on purpose");
        }
    }

    public sealed class Stubborn(Calls calls, TimeProvider time)
    {
        [Function("Stubborn")]
        [ExponentialBackoffRetry(-1, "00:00:01", "00:00:05")]
        public void Run([CosmosDBTrigger("pipeline", "cases")] IReadOnlyList<Document> documents, FunctionContext context)
        {
            calls.Add($"{time.GetUtcNow():ss} {documents[0].Id} #{context.RetryContext.RetryCount}");
            if (documents[0].Id == "one" && context.RetryContext.RetryCount < 4)
            {
                throw new InvalidOperationException("fails on purpose");
            }
        }
    }

    public sealed class Limited(Calls calls)
    {
        [Function("Limited")]
        [FixedDelayRetry(1, "00:00:01")]
        public void Run([CosmosDBTrigger("pipeline", "cases")] IReadOnlyList<Document> documents)
        {
            calls.Add(documents[0].Id);
            throw new InvalidOperationException("fails on purpose");
        }
    }
}
