using Azure.Messaging.ServiceBus;

namespace Pipeline.AzureSdk.Tests;

public sealed class ServiceBusMessageTests
{
    [Fact]
    public void MessageId_LongerThan128OrEmpty_IsRefused()
    {
        var message = new ServiceBusMessage("x") { MessageId = new string('a', 128) };

        Should.Throw<ArgumentException>(() => message.MessageId = new string('a', 129));
        Should.Throw<ArgumentException>(() => message.MessageId = string.Empty);
        message.MessageId.Length.ShouldBe(128);
    }

    [Fact]
    public void TimeToLive_NotPositive_IsRefused()
    {
        var message = new ServiceBusMessage("x");

        message.TimeToLive.ShouldBe(TimeSpan.MaxValue);
        Should.Throw<ArgumentOutOfRangeException>(() => message.TimeToLive = TimeSpan.Zero);
    }

    [Theory]
    [InlineData(ServiceBusFailureReason.ServiceBusy, true)]
    [InlineData(ServiceBusFailureReason.ServiceTimeout, true)]
    [InlineData(ServiceBusFailureReason.ServiceCommunicationProblem, true)]
    [InlineData(ServiceBusFailureReason.MessageLockLost, false)]
    [InlineData(ServiceBusFailureReason.QuotaExceeded, false)]
    public void Exception_FromReason_KnowsWhetherItIsTransient(ServiceBusFailureReason reason, bool transient)
    {
        var exception = new ServiceBusException("message", reason, "notices");

        exception.IsTransient.ShouldBe(transient);
        exception.EntityPath.ShouldBe("notices");
        exception.Message.ShouldContain(reason.ToString());
    }
}
