using Azure.Identity;
using Azure.Messaging.ServiceBus;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using Pipeline.Azure.SelfCheck;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Oversight.Dependencies;

namespace Pipeline.Azure.Tests.SelfCheck;

public sealed class QueueCheckTests
{
    private readonly ServiceBusClient _client = Substitute.For<ServiceBusClient>();
    private readonly ServiceBusReceiver _receiver = Substitute.For<ServiceBusReceiver>();
    private readonly BatchSender _sender = new();

    public QueueCheckTests()
    {
        _client.FullyQualifiedNamespace.Returns("sb.servicebus.windows.net");
        _client.CreateReceiver(Queues.Notices).Returns(_receiver);
        _client.CreateSender(Queues.Notices).Returns(_sender);
    }

    public static TheoryData<Exception, string> PeekFaults => new()
    {
        { new UnauthorizedAccessException("Listen claim is required"), "the role Azure Service Bus Data Receiver on sb.servicebus.windows.net, queue notices, or a way through its firewall" },
        { new ServiceBusException("gone", ServiceBusFailureReason.MessagingEntityNotFound), "the queue notices of sb.servicebus.windows.net" },
        { new CredentialUnavailableException("none"), "an identity" },
    };

    [Fact]
    public async Task Check_QueueThatMayBeReadAndWritten_IsOkAndNeitherTakesNorSends()
    {
        (await CheckAsync()).ShouldBe(new DependencyState.Ok());

        await _receiver.Received(1).PeekMessageAsync(cancellationToken: Arg.Any<CancellationToken>());
        await _receiver.Received(1).DisposeAsync();
        _sender.IsOpen.ShouldBeFalse();
        await _receiver.DidNotReceiveWithAnyArgs().ReceiveMessagesAsync(default, default, default);
    }

    [Theory]
    [MemberData(nameof(PeekFaults))]
    public async Task Check_SomethingMissing_SaysWhatAndWhatToDo(Exception failure, string what)
    {
        _receiver.PeekMessageAsync(cancellationToken: Arg.Any<CancellationToken>()).ThrowsAsync(failure);

        var missing = (await CheckAsync()).ShouldBeOfType<DependencyState.Missing>();

        missing.What.ShouldBe(what);
        missing.WhatToDo.ShouldStartWith("Deploy bicep/main.bicep, which ");
        missing.WhatToDo.ShouldEndWith(".");
    }

    [Fact]
    public async Task Check_MayReceiveAndNotSend_NamesTheRoleToSend()
    {
        _sender.Failure = new UnauthorizedAccessException("Send claim is required");

        (await CheckAsync()).ShouldBeOfType<DependencyState.Missing>().What.ShouldContain("Azure Service Bus Data Sender");
    }

    [Fact]
    public async Task Check_NoAnswer_IsUnavailable()
    {
        _receiver.PeekMessageAsync(cancellationToken: Arg.Any<CancellationToken>())
            .ThrowsAsync(new ServiceBusException("no route", ServiceBusFailureReason.ServiceCommunicationProblem));
        (await CheckAsync()).ShouldBe(new DependencyState.Unavailable("sb.servicebus.windows.net says ServiceCommunicationProblem"));

        _receiver.PeekMessageAsync(cancellationToken: Arg.Any<CancellationToken>()).ThrowsAsync(new AuthenticationFailedException("timeout"));
        (await CheckAsync()).ShouldBeOfType<DependencyState.Unavailable>();
    }

    private Task<DependencyState> CheckAsync() => new QueueCheck(_client, Queues.Notices).CheckAsync(default);

    /// <summary>Makes empty batches; whatever would send throws, as nothing here overrides it.</summary>
    private sealed class BatchSender : ServiceBusSender
    {
        public Exception? Failure { get; set; }

        public bool IsOpen { get; private set; }

        public override ValueTask<ServiceBusMessageBatch> CreateMessageBatchAsync(CancellationToken cancellationToken = default)
        {
            IsOpen = true;
            return Failure is null ? new(ServiceBusModelFactory.ServiceBusMessageBatch(0, [])) : throw Failure;
        }

        public override Task CloseAsync(CancellationToken cancellationToken = default)
        {
            IsOpen = false;
            return Task.CompletedTask;
        }
    }
}
