using Azure.Messaging.ServiceBus;
using Grpc.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Embedded.Tests.Hosting;

public sealed class ServiceBusTriggerTests
{
    [Fact]
    public async Task Message_HandledWithoutSettling_IsCompleted()
    {
        await using var host = await StartAsync(typeof(Automatic));

        host.Queue.Send("a", "b");
        await host.Gauge.WhenQuietAsync(default);

        host.Queue.Settled.Order().ShouldBe(["complete a/1", "complete b/1"]);
    }

    [Fact]
    public async Task Message_WhoseFunctionFails_IsAbandonedAndComesAgain()
    {
        await using var host = await StartAsync(typeof(Automatic));

        host.Queue.Send("fail");
        await host.Gauge.WhenQuietAsync(default);

        host.Queue.Settled.ShouldBe(["abandon fail/1", "abandon fail/2", "abandon fail/3"]);
    }

    [Theory]
    [InlineData("complete", "complete complete/1")]
    [InlineData("dead", "dead-letter(unreadable: not JSON) dead/1")]
    [InlineData("defer", "defer defer/1")]
    [InlineData("dead-then-fail", "dead-letter(unreadable: not JSON) dead-then-fail/1")]
    public async Task Message_SettledByTheFunction_IsLeftAlone(string id, string settled)
    {
        await using var host = await StartAsync(typeof(Manual));

        host.Queue.Send(id);
        await host.Gauge.WhenQuietAsync(default);

        host.Queue.Settled.ShouldBe([settled]);
    }

    [Fact]
    public async Task Message_NotSettledWithoutAutoComplete_StaysLocked()
    {
        await using var host = await StartAsync(typeof(Manual));

        host.Queue.Send("nothing");
        await host.Gauge.WhenQuietAsync(default);

        host.Queue.Settled.ShouldBeEmpty();
        host.Queue.Locked.ShouldBe(1);
    }

    [Theory]
    [InlineData("twice", StatusCode.FailedPrecondition)]
    [InlineData("lost", StatusCode.Unknown)]
    [InlineData("later", StatusCode.FailedPrecondition)]
    public async Task Message_SettledAgainOrTooLate_IsAnRpcException(string id, StatusCode code)
    {
        await using var host = await StartAsync(typeof(Manual));

        host.Queue.Send(id);
        await host.Gauge.WhenQuietAsync(default);

        host.Calls.Seen.ShouldBe([$"{id} {code}"]);
    }

    [Fact]
    public async Task Messages_OfOneQueue_RunAtMostAsManyAsAllowed()
    {
        var meter = new Meter();
        await using var host = await TestHost.StartAsync(
            [typeof(Measured)],
            builder => builder.Services.AddSingleton(meter),
            options: options => options with { MaxConcurrentCalls = 3 });

        host.Queue.Send([.. Enumerable.Range(0, 20).Select(i => $"m{i}")]);
        await meter.Full.Task;
        meter.Release.SetResult();
        await host.Gauge.WhenQuietAsync(default);

        meter.Highest.ShouldBe(3);
        host.Queue.Settled.Count.ShouldBe(20);
    }

    [Fact]
    public async Task Lock_OfALongRun_IsRenewedForAsLongAsAllowed()
    {
        var meter = new Meter();
        await using var host = await TestHost.StartAsync(
            [typeof(Measured)],
            builder => builder.Services.AddSingleton(meter),
            options: options => options with { MaxConcurrentCalls = 1, MaxAutoLockRenewal = TimeSpan.FromSeconds(80) });
        host.Queue.Send("long");
        await meter.Full.Task;

        host.Clock.AdvanceTo(TestHost.Start.AddSeconds(30));
        await host.Queue.Renewed.WaitAsync();
        host.Clock.AdvanceTo(TestHost.Start.AddMinutes(10));
        meter.Release.SetResult();
        await host.Gauge.WhenQuietAsync(default);

        host.Queue.Settled.ShouldBe(["renew long", "complete long/1"]);
    }

    [Fact]
    public async Task Stop_WhileAMessageIsHandled_WaitsForIt()
    {
        var meter = new Meter();
        await using var host = await TestHost.StartAsync(
            [typeof(Measured)],
            builder => builder.Services.AddSingleton(meter),
            options: options => options with { MaxConcurrentCalls = 1 });
        host.Queue.Send("first", "second");
        await meter.Full.Task;

        var stopping = host.Host.StopAsync(default);
        stopping.IsCompleted.ShouldBeFalse();
        meter.Release.SetResult();
        await stopping;

        host.Queue.Settled.ShouldBe(["complete first/1"]);
    }

    [Fact]
    public async Task Stop_WhoseTimeIsOver_CancelsTheFunctionAndGivesTheMessageBack()
    {
        var meter = new Meter();
        await using var host = await TestHost.StartAsync(
            [typeof(Measured)],
            builder => builder.Services.AddSingleton(meter),
            options: options => options with { MaxConcurrentCalls = 1 });
        host.Queue.Send("first");
        await meter.Full.Task;

        await host.Host.StopAsync(new CancellationToken(true));

        host.Queue.Settled.ShouldBe(["abandon first/1"]);
    }

    private static Task<TestHost> StartAsync(Type functions) => TestHost.StartAsync([functions], settings: new() { ["Notices"] = "notices" });

    public sealed class Automatic
    {
        [Function("Automatic")]
        public static Task RunAsync([ServiceBusTrigger("%Notices%", Connection = "ServiceBus")] ServiceBusReceivedMessage message) =>
            message.MessageId == "fail" ? throw new InvalidOperationException("fails on purpose") : Task.CompletedTask;
    }

    public sealed class Manual(Calls calls, Pipeline.Embedded.Hosting.ServiceBus.IQueueSource queue)
    {
        [Function("Manual")]
        public async Task RunAsync(
            [ServiceBusTrigger("notices", AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
            ServiceBusMessageActions actions,
            CancellationToken cancellationToken)
        {
            switch (message.MessageId)
            {
                case "complete":
                    await actions.CompleteMessageAsync(message, cancellationToken);
                    break;
                case "dead":
                    await actions.DeadLetterMessageAsync(message, null, "unreadable", "not JSON", cancellationToken);
                    break;
                case "dead-then-fail":
                    await actions.DeadLetterMessageAsync(message, null, "unreadable", "not JSON", cancellationToken);
                    throw new InvalidOperationException("fails on purpose");
                case "defer":
                    await actions.DeferMessageAsync(message, null, cancellationToken);
                    break;
                case "twice":
                    await actions.CompleteMessageAsync(message, cancellationToken);
                    await NoteAsync(message, () => actions.CompleteMessageAsync(message, cancellationToken));
                    break;
                case "lost":
                    ((MemoryQueue)queue).LoseLocks();
                    await NoteAsync(message, () => actions.CompleteMessageAsync(message, cancellationToken));
                    break;
                case "later":
                    var other = ServiceBusModelFactory.ServiceBusReceivedMessage(messageId: "other");
                    await NoteAsync(message, () => actions.CompleteMessageAsync(other, cancellationToken));
                    break;
            }
        }

        private async Task NoteAsync(ServiceBusReceivedMessage message, Func<Task> settle) =>
            calls.Add($"{message.MessageId} {(await Should.ThrowAsync<RpcException>(settle)).StatusCode}");
    }

    public sealed class Meter
    {
        private int _running;
        private int _highest;

        public TaskCompletionSource Full { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Highest => _highest;

        public async Task RunAsync(int full, CancellationToken cancellationToken)
        {
            var running = Interlocked.Increment(ref _running);
            InterlockedMax(running);
            if (running == full)
            {
                Full.TrySetResult();
            }

            await Release.Task.WaitAsync(cancellationToken);
            Interlocked.Decrement(ref _running);
        }

        private void InterlockedMax(int value)
        {
            for (var seen = _highest; value > seen; seen = _highest)
            {
                Interlocked.CompareExchange(ref _highest, value, seen);
            }
        }
    }

    public sealed class Measured(Meter meter, Pipeline.Embedded.Hosting.FunctionHostOptions options)
    {
        [Function("Measured")]
        public Task RunAsync([ServiceBusTrigger("notices")] ServiceBusReceivedMessage message, CancellationToken cancellationToken) =>
            meter.RunAsync(options.MaxConcurrentCalls, cancellationToken);
    }
}
