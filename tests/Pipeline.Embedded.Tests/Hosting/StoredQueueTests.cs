using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Hosting;
using Pipeline.Embedded.Hosting.ServiceBus;
using Pipeline.Embedded.Queues;
using Pipeline.Embedded.Storage;
using Pipeline.Embedded.Tests.Storage;

namespace Pipeline.Embedded.Tests.Hosting;

/// <summary>The queue trigger on the queues of a data folder.</summary>
public sealed class StoredQueueTests
{
    [Fact]
    public async Task Message_OfAStoredQueue_ArrivesWithEverythingItWasSentWith()
    {
        using var folder = new TemporaryFolder();
        await using var host = await StartAsync(folder, typeof(Reader));

        await SendAsync(host, new QueueMessage
        {
            MessageId = "7QK39MZ2XA4:1:0:1",
            Body = BinaryData.FromString("""{"schema":"notice"}""").ToMemory(),
            Subject = "notice",
            Properties = new Dictionary<string, object> { ["attempt"] = 2 },
        });

        host.Calls.Seen.ShouldBe(["7QK39MZ2XA4:1:0:1 notice 2 {\"schema\":\"notice\"} delivery 1 locked until 09:01"]);
        Queues(host).Count("notices").ShouldBe(new QueueCounts(0, 0, 0, 0));
    }

    [Fact]
    public async Task Message_ThatAlwaysFails_IsDeadAfterItsLastDelivery()
    {
        using var folder = new TemporaryFolder();
        await using var host = await StartAsync(folder, typeof(Failing));

        await SendAsync(host, new QueueMessage { MessageId = "m" });

        host.Calls.Seen.ShouldBe(["m 1", "m 2", "m 3"]);
        var dead = Queues(host).Peek(QueueStore.DeadLetterQueueOf("notices"), 0, 10).ShouldHaveSingleItem();
        dead.DeadLetterReason.ShouldBe(QueueStore.MaxDeliveryCountExceeded);
    }

    [Fact]
    public async Task Message_DeadLetteredByTheFunction_KeepsItsReason()
    {
        using var folder = new TemporaryFolder();
        await using var host = await StartAsync(folder, typeof(Rejecting));

        await SendAsync(host, new QueueMessage { MessageId = "m" });

        var dead = Queues(host).Peek(QueueStore.DeadLetterQueueOf("notices"), 0, 10).ShouldHaveSingleItem();
        dead.DeadLetterReason.ShouldBe("unreadable");
        dead.DeadLetterDescription.ShouldBe("not JSON");
    }

    [Fact]
    public async Task Message_LeftLocked_ComesAgainWhenItsLockEnds()
    {
        using var folder = new TemporaryFolder();
        await using var host = await StartAsync(folder, typeof(Leaving));

        await SendAsync(host, new QueueMessage { MessageId = "m" });
        host.Calls.Seen.ShouldBe(["m 1"]);
        await host.AdvanceAsync(TimeSpan.FromSeconds(61));

        host.Calls.Seen.ShouldBe(["m 1", "m 2"]);
    }

    [Fact]
    public async Task Message_ScheduledForLater_ArrivesThen()
    {
        using var folder = new TemporaryFolder();
        await using var host = await StartAsync(folder, typeof(Leaving));

        await SendAsync(host, new QueueMessage { MessageId = "m", ScheduledFor = TestHost.Start.AddHours(1) });
        host.Calls.Seen.ShouldBeEmpty();
        await host.AdvanceAsync(TimeSpan.FromHours(1));

        host.Calls.Seen.ShouldBe(["m 1"]);
    }

    [Fact]
    public async Task Message_WhoseLockEndedMeanwhile_CannotBeSettled()
    {
        using var folder = new TemporaryFolder();
        await using var host = await StartAsync(folder, typeof(Unused));
        await Queues(host).SendAsync("notices", [new QueueMessage { MessageId = "m" }], default);
        var receiver = new StoredQueues(Queues(host)).Open("notices");
        var message = (await receiver.ReceiveAsync(10, default)).ShouldHaveSingleItem();
        (await receiver.RenewLockAsync(message, default)).ShouldBe(TestHost.Start.AddMinutes(1));
        await host.AdvanceAsync(TimeSpan.FromMinutes(2));

        var exception = await Should.ThrowAsync<ServiceBusException>(() => receiver.CompleteAsync(message, default));

        exception.Reason.ShouldBe(ServiceBusFailureReason.MessageLockLost);
    }

    [Fact]
    public void Function_OnAQueueThatIsNotThere_IsABindingError()
    {
        using var folder = new TemporaryFolder();

        Should.Throw<FunctionBindingException>(() => TestHost.Build([typeof(Elsewhere)], builder => Configure(builder, folder)))
            .Message.ShouldContain("'elsewhere'");
    }

    private static Task<TestHost> StartAsync(TemporaryFolder folder, Type functions) =>
        TestHost.StartAsync([functions], builder => Configure(builder, folder));

    private static void Configure(EmbeddedFunctionsBuilder builder, TemporaryFolder folder)
    {
        builder.Services.AddSingleton(provider => Database.Open(folder.Folder, Durability.Full, provider.GetRequiredService<WorkGauge>()));
        builder.Services.AddSingleton(provider => new QueueStore(
            provider.GetRequiredService<Database>(),
            [new QueueSettings { Name = "notices", MaxDeliveryCount = 3 }],
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<WorkGauge>(),
            NullLogger<QueueStore>.Instance));
        builder.Services.AddSingleton<IQueueSource, StoredQueues>();
    }

    private static QueueStore Queues(TestHost host) => host.Host.Services.GetRequiredService<QueueStore>();

    private static async Task SendAsync(TestHost host, QueueMessage message)
    {
        await Queues(host).SendAsync("notices", [message], default);
        await host.Gauge.WhenQuietAsync(default);
    }

    public sealed class Reader(Calls calls)
    {
        [Function("Reader")]
        public void Run([ServiceBusTrigger("notices")] ServiceBusReceivedMessage message) => calls.Add(
            $"{message.MessageId} {message.Subject} {message.ApplicationProperties["attempt"]} {message.Body} "
            + $"delivery {message.DeliveryCount} locked until {message.LockedUntil:HH:mm}");
    }

    public sealed class Failing(Calls calls)
    {
        [Function("Failing")]
        public void Run([ServiceBusTrigger("notices")] ServiceBusReceivedMessage message)
        {
            calls.Add($"{message.MessageId} {message.DeliveryCount}");
            throw new InvalidOperationException("fails on purpose");
        }
    }

    public sealed class Rejecting
    {
        [Function("Rejecting")]
        public static Task RunAsync(
            [ServiceBusTrigger("notices")] ServiceBusReceivedMessage message, ServiceBusMessageActions actions, CancellationToken cancellationToken) =>
            actions.DeadLetterMessageAsync(message, null, "unreadable", "not JSON", cancellationToken);
    }

    public sealed class Leaving(Calls calls)
    {
        [Function("Leaving")]
        public void Run([ServiceBusTrigger("notices", AutoCompleteMessages = false)] ServiceBusReceivedMessage message) =>
            calls.Add($"{message.MessageId} {message.DeliveryCount}");
    }

    public sealed class Elsewhere
    {
        [Function("Elsewhere")]
        public static void Run([ServiceBusTrigger("elsewhere")] ServiceBusReceivedMessage message) => message.ShouldNotBeNull();
    }

    public sealed class Unused;
}
