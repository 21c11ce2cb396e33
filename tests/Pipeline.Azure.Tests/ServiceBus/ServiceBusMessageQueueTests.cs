using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Azure.ServiceBus;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Azure.Tests.ServiceBus;

public sealed class ServiceBusMessageQueueTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Later = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly FakeServiceBus _bus = new();
    private readonly HandTime _time = new();
    private readonly ServiceBusMessageQueue _queue;

    public ServiceBusMessageQueueTests() => _queue = new ServiceBusMessageQueue(_bus, _time, NullLogger<ServiceBusMessageQueue>.Instance);

    public async ValueTask DisposeAsync()
    {
        await _queue.DisposeAsync();
        await _bus.DisposeAsync();
    }

    [Fact]
    public async Task Send_Message_CarriesIdSubjectAndHeaders()
    {
        await _queue.SendAsync(Queues.Notices, [Message("a:1") with { CaseId = "7QK39MZ2XA4" }], default);

        var (queue, messages) = _bus.Sendings.ShouldHaveSingleItem();
        queue.ShouldBe(Queues.Notices);
        var sent = messages.ShouldHaveSingleItem();
        sent.MessageId.ShouldBe("a:1");
        sent.Subject.ShouldBe("notice");
        sent.ContentType.ShouldBe("application/json");
        sent.Body.ToString().ShouldBe("{}");
        sent.ScheduledEnqueueTime.ShouldBe(default);
        sent.ApplicationProperties.ShouldBe(new Dictionary<string, object> { ["attempt"] = 1, ["caseId"] = "7QK39MZ2XA4" }, ignoreOrder: true);
    }

    [Fact]
    public async Task Send_ScheduledCopy_CarriesItsTimeAttemptAndOrigin()
    {
        await _queue.SendAsync(Queues.Notices, [Message("a:2") with { Attempt = 2, Origin = "a:1", ScheduledFor = Later }], default);

        var sent = _bus.Sendings.ShouldHaveSingleItem().Messages.ShouldHaveSingleItem();
        sent.ScheduledEnqueueTime.ShouldBe(Later);
        sent.ApplicationProperties.ShouldBe(new Dictionary<string, object> { ["attempt"] = 2, ["origin"] = "a:1" }, ignoreOrder: true);
    }

    [Fact]
    public async Task Send_ManyMessages_KeepsTheirOrderInSendingsOfAHundred()
    {
        await _queue.SendAsync(Queues.Notices, [.. Enumerable.Range(0, 250).Select(n => Message($"m{n}"))], default);

        _bus.Sendings.Select(sending => sending.Messages.Count).ShouldBe([100, 100, 50]);
        _bus.Sendings.SelectMany(sending => sending.Messages).Select(message => message.MessageId).ShouldBe(Enumerable.Range(0, 250).Select(n => $"m{n}"));
    }

    [Fact]
    public async Task Send_LargeMessages_StaysBelowWhatTheServiceTakesAtOnce()
    {
        await _queue.SendAsync(Queues.Notices, [.. Enumerable.Range(0, 5).Select(n => Message($"m{n}") with { Body = new string('x', 64 * 1024) })], default);

        _bus.Sendings.Select(sending => sending.Messages.Count).ShouldBe([2, 2, 1]);
    }

    [Fact]
    public async Task Send_Nothing_SendsNothing()
    {
        await _queue.SendAsync(Queues.Notices, [], default);

        _bus.Sendings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Send_ToOneQueueAgain_UsesTheSameSender()
    {
        await _queue.SendAsync(Queues.Notices, [Message("a")], default);
        await _queue.SendAsync(Queues.Notices, [Message("b")], default);

        _bus.SendersMade.ShouldBe(1);
    }

    [Theory]
    [InlineData(ServiceBusFailureReason.ServiceBusy)]
    [InlineData(ServiceBusFailureReason.ServiceTimeout)]
    [InlineData(ServiceBusFailureReason.QuotaExceeded)]
    public async Task Service_ThatCannotAnswerNow_IsUnavailable(ServiceBusFailureReason reason)
    {
        _bus.Failure = new ServiceBusException("not now", reason);

        await Should.ThrowAsync<StoreUnavailableException>(() => _queue.SendAsync(Queues.Notices, [Message("a")], default));
        await Should.ThrowAsync<StoreUnavailableException>(() => _queue.ListDeadLettersAsync(Queues.Notices, 0, 10, default));
        await Should.ThrowAsync<StoreUnavailableException>(() => _queue.DiscardAsync(Queues.Notices, 1, default));
    }

    [Fact]
    public async Task Token_ThatCannotBeHad_IsUnavailable()
    {
        _bus.Failure = new AuthenticationFailedException("The identity endpoint does not answer.");

        await Should.ThrowAsync<StoreUnavailableException>(() => _queue.SendAsync(Queues.Notices, [Message("a")], default));
    }

    [Fact]
    public async Task Service_WithoutTheQueue_IsNotCalledUnavailable()
    {
        _bus.Failure = new ServiceBusException("no such queue", ServiceBusFailureReason.MessagingEntityNotFound);

        await Should.ThrowAsync<ServiceBusException>(() => _queue.SendAsync(Queues.Notices, [Message("a")], default));
    }

    [Fact]
    public async Task ListDeadLetters_OfAQueue_ShowsHeadersInOrderAndNoBody()
    {
        _bus.Die(4, "a:1", properties: new Dictionary<string, object> { ["caseId"] = "7QK39MZ2XA4" });
        _bus.Die(5, "b:1");
        _bus.Die(7, "c:1");

        var letters = await _queue.ListDeadLettersAsync(Queues.Submissions, 0, 10, default);

        letters.Select(letter => letter.SequenceNumber).ShouldBe([4, 5, 7]);
        letters[0].ShouldBe(new DeadLetter
        {
            Queue = Queues.Submissions,
            SequenceNumber = 4,
            MessageId = "a:1",
            Subject = "submission",
            CaseId = "7QK39MZ2XA4",
            Reason = "invalid",
            Description = "type, locationId",
            EnqueuedAt = default,
            DeliveryCount = 1,
        });
        letters.ShouldAllBe(letter => !letter.ToString().Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ListDeadLetters_AfterANumber_GoesOnThereAndTakesNoMoreThanAsked()
    {
        for (var n = 1; n <= 6; n++)
        {
            _bus.Die(n, $"m{n}");
        }

        (await _queue.ListDeadLettersAsync(Queues.Submissions, 2, 3, default)).Select(letter => letter.SequenceNumber).ShouldBe([3, 4, 5]);
    }

    [Fact]
    public async Task Replay_DeadLetter_SendsACopyThatCountsAsTheSameMessageAndRemovesIt()
    {
        _bus.Die(4, "other:1");
        _bus.Die(5, "b:1");
        _bus.Die(9, "a:12", "transient-exhausted", new Dictionary<string, object> { ["attempt"] = 12, ["origin"] = "a:1", ["caseId"] = "7QK39MZ2XA4" });

        (await _queue.ReplayAsync(Queues.Submissions, 9, default)).ShouldBeTrue();

        var (queue, messages) = _bus.Sendings.ShouldHaveSingleItem();
        queue.ShouldBe(Queues.Submissions);
        var copy = messages.ShouldHaveSingleItem();
        copy.MessageId.ShouldBe(MessageIds.Replay("a:12", 9));
        copy.Subject.ShouldBe("submission");
        copy.ScheduledEnqueueTime.ShouldBe(default);
        copy.ApplicationProperties.ShouldBe(
            new Dictionary<string, object> { ["attempt"] = 1, ["origin"] = "a:1", ["caseId"] = "7QK39MZ2XA4" }, ignoreOrder: true);
        _bus.DeadLetters.Select(letter => letter.SequenceNumber).ShouldBe([4, 5]);
        _bus.Locked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Replay_FirstSending_NamesItselfAsTheOrigin()
    {
        _bus.Die(5, "their-own-id");

        await _queue.ReplayAsync(Queues.Submissions, 5, default);

        _bus.Sendings.ShouldHaveSingleItem().Messages.ShouldHaveSingleItem().ApplicationProperties["origin"].ShouldBe("their-own-id");
    }

    [Fact]
    public async Task Replay_WhoseCopyCannotBeSent_KeepsTheDeadLetter()
    {
        _bus.Die(5, "a");
        _bus.SendFailure = new ServiceBusException("busy", ServiceBusFailureReason.ServiceBusy);

        await Should.ThrowAsync<StoreUnavailableException>(() => _queue.ReplayAsync(Queues.Submissions, 5, default));

        _bus.DeadLetters.ShouldHaveSingleItem();
        _bus.Locked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Discard_DeadLetter_RemovesOnlyThatOne()
    {
        _bus.Die(4, "a");
        _bus.Die(5, "b");
        _bus.Die(6, "c");

        (await _queue.DiscardAsync(Queues.Submissions, 6, default)).ShouldBeTrue();

        _bus.DeadLetters.Select(letter => letter.SequenceNumber).ShouldBe([4, 5]);
        _bus.Locked.ShouldBeEmpty();
        _bus.Sendings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(9)]
    public async Task DeadLetter_ThatIsNotThere_IsNotFound(long sequenceNumber)
    {
        _bus.Die(4, "a");
        _bus.Die(6, "b");

        (await _queue.ReplayAsync(Queues.Submissions, sequenceNumber, default)).ShouldBeFalse();
        (await _queue.DiscardAsync(Queues.Submissions, sequenceNumber, default)).ShouldBeFalse();
        _bus.DeadLetters.Count.ShouldBe(2);
    }

    [Fact]
    public async Task DeadLetter_InOtherHands_IsUnavailableAndTheOthersAreGivenBack()
    {
        _bus.Die(4, "a");
        _bus.Die(5, "b");
        _bus.LockedElsewhere.Add(5);

        await Should.ThrowAsync<StoreUnavailableException>(() => _queue.DiscardAsync(Queues.Submissions, 5, default));

        _bus.Locked.ShouldBeEmpty();
        _bus.DeadLetters.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Replay_LockLostAfterTheCopyWasSent_IsUnavailableAndAgainSendsTheSameCopy()
    {
        _bus.Die(7, "a:1");
        _bus.LosesLocks = true;

        await Should.ThrowAsync<StoreUnavailableException>(_queue.ReplayAsync(Queues.Notices, 7, default));
        _bus.LosesLocks = false;

        (await _queue.ReplayAsync(Queues.Notices, 7, default)).ShouldBeTrue();
        _bus.DeadLetters.ShouldBeEmpty();
        _bus.Sendings.Select(sending => sending.Messages.ShouldHaveSingleItem().MessageId).Distinct().ShouldHaveSingleItem("the broker drops the second one");
    }

    [Fact]
    public async Task Discard_LocksLostWhileTheOthersAreGivenBack_IsUnavailableAndNothingIsGone()
    {
        _bus.Die(6, "a:1");
        _bus.Die(7, "a:2");
        _bus.LosesLocks = true;

        await Should.ThrowAsync<StoreUnavailableException>(_queue.DiscardAsync(Queues.Notices, 7, default));

        _bus.DeadLetters.Select(letter => letter.SequenceNumber).ShouldBe([6, 7]);
    }

    [Fact]
    public async Task Discard_BehindMoreThanCanBeLockedInTime_IsUnavailableAndAllAreGivenBack()
    {
        DieMany(10);
        _bus.Receiving = () => _time.Pass(ServiceBusMessageQueue.SearchPatience / 3);

        await Should.ThrowAsync<StoreUnavailableException>(() => _queue.DiscardAsync(Queues.Submissions, 10, default));

        _bus.Locked.ShouldBeEmpty();
        _bus.DeadLetters.Count.ShouldBe(10);
    }

    [Fact]
    public async Task Discard_ReachedInTime_IsDone()
    {
        DieMany(6);
        _bus.Receiving = () => _time.Pass((ServiceBusMessageQueue.SearchPatience / 3) - TimeSpan.FromSeconds(1));

        (await _queue.DiscardAsync(Queues.Submissions, 6, default)).ShouldBeTrue();

        _bus.DeadLetters.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Discard_CallerWhoLeaves_LeavesNothingLocked()
    {
        DieMany(10);
        using var caller = new CancellationTokenSource();
        _bus.Receiving = () =>
        {
            if (_bus.Locked.Count == 4)
            {
                caller.Cancel();
            }
        };

        await Should.ThrowAsync<OperationCanceledException>(() => _queue.DiscardAsync(Queues.Submissions, 10, caller.Token));

        _bus.Locked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Discard_OneThatCannotBeGivenBack_HoldsUpNeitherTheOthersNorTheCaller()
    {
        DieMany(6);
        _bus.NeverGivenBack = 1;

        var discarding = _queue.DiscardAsync(Queues.Submissions, 6, default);
        _bus.Locked.ShouldBe([1]);
        discarding.IsCompleted.ShouldBeFalse();
        _time.Pass(ServiceBusMessageQueue.GiveBackPatience);

        (await discarding).ShouldBeTrue();
    }

    private void DieMany(int count)
    {
        for (var n = 1; n <= count; n++)
        {
            _bus.Die(n, $"m{n}");
        }
    }

    private static OutgoingMessage Message(string id) => new() { MessageId = id, Subject = NoticeAsked.Schema, Body = "{}" };
}
