using Azure.Messaging.ServiceBus;
using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Policies;
using Pipeline.Contracts.InMemory;
using Pipeline.Functions.Messages;

namespace Pipeline.Functions.Tests.Messages;

public sealed class MessageSettlementTests
{
    private const string MessageId = "7QK39MZ2XA4:5:0:1";
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly CaseId Case = CaseId.From([1, 2, 3, 4, 5, 6, 7]);
    private static readonly PolicyCatalog Policies = PolicyCatalog.LoadShipped();

    private readonly RecordingQueue _queue = new();
    private readonly RecordedSettlement _actions = new();

    public static TheoryData<Exception> Passing =>
    [
        new StoreUnavailableException("away"),
        new TimeoutException(),
        new ServiceBusException(isTransient: true, "busy"),
        new RpcException(new Status(StatusCode.Unavailable, "away")),
        new RpcException(new Status(StatusCode.DeadlineExceeded, "slow")),
    ];

    public static TheoryData<Exception> Unforeseen =>
    [
        new InvalidOperationException("a defect"),
        new ServiceBusException("gone", ServiceBusFailureReason.MessagingEntityNotFound),
        new RpcException(new Status(StatusCode.Internal, "broken")),
    ];

    public static TheoryData<Exception, string> Permanent => new()
    {
        { new PermanentFailureException("unknown-case", "There is no case X."), "dead unknown-case" },
        { new RecordBrokenException(Case, 3, "a commit is missing"), "dead record-broken" },
        { new CommitTooLargeException(Case), "dead commit-too-large" },
    };

    [Fact]
    public async Task Message_Handled_IsCompleted()
    {
        await SettleAsync(Message(), failure: null);

        _actions.How.ShouldBe("complete");
        _queue.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Message_WhoseLockIsLost_IsLeftToTheHostWhichGivesItAgain()
    {
        _actions.LockIsLost = true;

        await Should.ThrowAsync<RpcException>(SettleAsync(Message(), failure: null));

        _queue.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Message_PostponedAndItsLockLost_ComesAgainWithTheSameCopy()
    {
        _actions.LockIsLost = true;
        await Should.ThrowAsync<RpcException>(SettleAsync(Message(), new StoreUnavailableException("away")));
        _actions.LockIsLost = false;

        await SettleAsync(Message(), new StoreUnavailableException("away"));

        _queue.Sent.ShouldHaveSingleItem("the second copy has the id of the first, and is dropped");
        _actions.How.ShouldBe("complete");
    }

    [Theory]
    [MemberData(nameof(Permanent))]
    public async Task Message_ThatCanNeverBeHandled_IsDeadAtOnceWithItsReason(Exception failure, string how)
    {
        await SettleAsync(Message(), failure);

        _actions.How.ShouldBe(how);
        _actions.Description.ShouldBe(failure.Message);
        _queue.Sent.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task Message_WhoseFailureMayPass_ComesAgainAsACopy(Exception failure)
    {
        await SettleAsync(Message(), failure);

        _actions.How.ShouldBe("complete");
        var (queue, copy) = _queue.Sent.ShouldHaveSingleItem();
        queue.ShouldBe(Queues.CaseMessages);
        copy.MessageId.ShouldBe("7QK39MZ2XA4:5:0:2");
        copy.Attempt.ShouldBe(2);
        copy.Origin.ShouldBe(MessageId);
        copy.Body.ShouldBe("{}");
        copy.Subject.ShouldBe(CaseChanged.Schema);
        copy.CaseId.ShouldBe(Case.Value);
        copy.ScheduledFor.ShouldBe(Now + Policies.Current.MessageRetry.DelayAfter(1));
    }

    [Theory]
    [InlineData(3600, true)]
    [InlineData(0.5, false)]
    public async Task Copy_AfterAStoreThatSaidWhen_NeverComesBeforeThat(double seconds, bool isLonger)
    {
        var usual = Policies.Current.MessageRetry.DelayAfter(1)!.Value;
        var asked = TimeSpan.FromSeconds(seconds);

        await SettleAsync(Message(), new StoreUnavailableException("busy") { RetryAfter = asked });

        _queue.Sent.ShouldHaveSingleItem().Message.ScheduledFor.ShouldBe(Now + (isLonger ? asked : usual));
    }

    [Fact]
    public async Task Copy_ThatFailsToo_KeepsItsOriginAndWaitsLonger()
    {
        await SettleAsync(Message("7QK39MZ2XA4:5:0:4", attempt: 4, origin: MessageId), new TimeoutException());

        var (_, copy) = _queue.Sent.ShouldHaveSingleItem();
        copy.MessageId.ShouldBe("7QK39MZ2XA4:5:0:5");
        copy.Origin.ShouldBe(MessageId);
        copy.ScheduledFor.ShouldBe(Now + Policies.Current.MessageRetry.DelayAfter(4));
    }

    [Fact]
    public async Task LastAttempt_ThatFails_IsDeadAsExhausted()
    {
        var last = Policies.Current.MessageRetry.Attempts;

        await SettleAsync(Message(MessageId, attempt: last), new StoreUnavailableException("words of a store"));

        _actions.How.ShouldBe("dead transient-exhausted");
        _actions.Description.ShouldBe($"StoreUnavailableException at attempt {last}");
        _queue.Sent.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Unforeseen))]
    public async Task Message_WithAnUnforeseenFailure_IsLeftToTheHost(Exception failure)
    {
        (await Should.ThrowAsync<Exception>(() => SettleAsync(Message(), failure))).ShouldBe(failure);

        _actions.How.ShouldBeNull();
    }

    [Fact]
    public async Task Copy_ThatCannotBeSent_LeavesTheMessageToTheHost()
    {
        _queue.Unavailable = new StoreUnavailableException("the queue too");

        await Should.ThrowAsync<StoreUnavailableException>(() => SettleAsync(Message(), new TimeoutException()));

        _actions.How.ShouldBeNull();
    }

    [Fact]
    public async Task Description_LongerThanABrokerKeeps_IsCut()
    {
        await SettleAsync(Message(), new PermanentFailureException("invalid", new string('x', 5000)));

        _actions.Description!.Length.ShouldBe(4096);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("3")]
    [InlineData(0)]
    public void Attempt_ThatIsNoCount_IsTheFirst(object? header)
    {
        var properties = new Dictionary<string, object>();
        if (header is not null)
        {
            properties[MessageHeaders.Attempt] = header;
        }

        MessageSettlement.AttemptOf(ServiceBusModelFactory.ServiceBusReceivedMessage(properties: properties)).ShouldBe(1);
    }

    private static ServiceBusReceivedMessage Message(string messageId = MessageId, int attempt = 1, string? origin = null)
    {
        var properties = new Dictionary<string, object> { [MessageHeaders.Attempt] = attempt, [MessageHeaders.CaseId] = Case.Value };
        if (origin is not null)
        {
            properties[MessageHeaders.Origin] = origin;
        }

        return ServiceBusModelFactory.ServiceBusReceivedMessage(
            new BinaryData("{}"), messageId, subject: CaseChanged.Schema, properties: properties, deliveryCount: 1);
    }

    private Task SettleAsync(ServiceBusReceivedMessage message, Exception? failure) =>
        new MessageSettlement(_queue, Policies, new SettableTime(Now), NullLogger<MessageSettlement>.Instance).SettleAsync(
            Queues.CaseMessages, message, _actions, _ => failure is null ? Task.CompletedTask : Task.FromException(failure), default);
}
