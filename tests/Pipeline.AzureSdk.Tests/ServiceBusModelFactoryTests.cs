using Azure.Messaging.ServiceBus;

namespace Pipeline.AzureSdk.Tests;

public sealed class ServiceBusModelFactoryTests
{
    private static readonly DateTimeOffset Enqueued = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void ReceivedMessage_AllValuesGiven_CarriesEachOfThem()
    {
        var token = new Guid("0f8fad5b-d9cb-469f-a165-70867728950e");
        var message = ServiceBusModelFactory.ServiceBusReceivedMessage(
            new BinaryData("{\"a\":1}"),
            "id",
            "partition",
            "via",
            "session",
            "reply-session",
            TimeSpan.FromHours(1),
            "correlation",
            "subject",
            "to",
            "application/json",
            "reply",
            Enqueued.AddMinutes(-1),
            new Dictionary<string, object> { ["k"] = 7 },
            token,
            3,
            Enqueued.AddMinutes(1),
            42,
            "cases",
            41,
            Enqueued,
            ServiceBusMessageState.Scheduled);

        message.Body.ToString().ShouldBe("{\"a\":1}");
        message.MessageId.ShouldBe("id");
        message.PartitionKey.ShouldBe("partition");
        message.TransactionPartitionKey.ShouldBe("via");
        message.SessionId.ShouldBe("session");
        message.ReplyToSessionId.ShouldBe("reply-session");
        message.TimeToLive.ShouldBe(TimeSpan.FromHours(1));
        message.ExpiresAt.ShouldBe(Enqueued.AddHours(1));
        message.CorrelationId.ShouldBe("correlation");
        message.Subject.ShouldBe("subject");
        message.To.ShouldBe("to");
        message.ContentType.ShouldBe("application/json");
        message.ReplyTo.ShouldBe("reply");
        message.ScheduledEnqueueTime.ShouldBe(Enqueued.AddMinutes(-1));
        message.ApplicationProperties["k"].ShouldBe(7);
        message.LockToken.ShouldBe(token.ToString());
        message.DeliveryCount.ShouldBe(3);
        message.LockedUntil.ShouldBe(Enqueued.AddMinutes(1));
        message.SequenceNumber.ShouldBe(42);
        message.DeadLetterSource.ShouldBe("cases");
        message.EnqueuedSequenceNumber.ShouldBe(41);
        message.EnqueuedTime.ShouldBe(Enqueued);
        message.State.ShouldBe(ServiceBusMessageState.Scheduled);
    }

    [Fact]
    public void ReceivedMessage_NothingGiven_HasTheDefaultsOfTheOriginal()
    {
        var message = ServiceBusModelFactory.ServiceBusReceivedMessage();

        message.Body.ToMemory().Length.ShouldBe(0);
        message.SequenceNumber.ShouldBe(-1);
        message.TimeToLive.ShouldBe(TimeSpan.MaxValue);
        message.ExpiresAt.ShouldBe(DateTimeOffset.MaxValue);
        message.State.ShouldBe(ServiceBusMessageState.Active);
        message.DeadLetterReason.ShouldBeNull();
    }

    [Fact]
    public void ReceivedMessage_DeadLetterProperties_AreTheReasonAndDescription()
    {
        var message = DeadLettered();

        message.DeadLetterReason.ShouldBe("transient-exhausted");
        message.DeadLetterErrorDescription.ShouldBe("12 attempts");
    }

    [Fact]
    public void Message_CopiedFromADeadLetter_KeepsContentAndDropsTheReason()
    {
        var copy = new ServiceBusMessage(DeadLettered());

        copy.Body.ToString().ShouldBe("body");
        copy.MessageId.ShouldBe("id");
        copy.SessionId.ShouldBe("session");
        copy.TimeToLive.ShouldBe(TimeSpan.FromDays(1));
        copy.ApplicationProperties.ShouldBe([new KeyValuePair<string, object>("schema", "case-changed")]);
    }

    private static ServiceBusReceivedMessage DeadLettered() => ServiceBusModelFactory.ServiceBusReceivedMessage(
        new BinaryData("body"),
        messageId: "id",
        sessionId: "session",
        timeToLive: TimeSpan.FromDays(1),
        properties: new Dictionary<string, object>
        {
            ["schema"] = "case-changed",
            ["DeadLetterReason"] = "transient-exhausted",
            ["DeadLetterErrorDescription"] = "12 attempts",
        });
}
