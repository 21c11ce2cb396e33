using Azure.Messaging.ServiceBus;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Notifications;
using Pipeline.Contracts.InMemory;
using Pipeline.Functions.Messages;

namespace Pipeline.Functions.Tests.Messages;

public sealed class SubmissionIntakeTests : IDisposable
{
    private readonly CaseHouse _house = new();

    private SubmissionIntake Intake => new(_house.Get<SubmissionDesk>());

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Message_WithASubmission_OpensACase()
    {
        await Intake.TakeAsync(Message("their-1", Bodies.Injury()), default);

        var head = _house.Store.HeadsNow().ShouldHaveSingleItem();
        var opened = _house.Store.Commits(head.CaseId).ShouldHaveSingleItem();
        opened.By.UserId.ShouldBe("queue");
        opened.Events.OfType<CaseOpened>().ShouldHaveSingleItem().Submission!.Channel.ShouldBe("queue");
    }

    [Fact]
    public async Task Message_DeliveredTwice_OpensOneCase()
    {
        await Intake.TakeAsync(Message("their-1", Bodies.Injury()), default);
        await Intake.TakeAsync(Message("their-1", Bodies.Injury()), default);

        _house.Store.HeadsNow().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Copy_OrReplayOfAMessage_OpensNoSecondCase()
    {
        await Intake.TakeAsync(Message("their-1", Bodies.Injury()), default);
        await Intake.TakeAsync(Message("their-1:2:r44", Bodies.Injury(), origin: "their-1"), default);

        _house.Store.HeadsNow().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task SameId_WithAnotherBody_IsRefused()
    {
        await Intake.TakeAsync(Message("their-1", Bodies.Injury()), default);

        (await FailureAsync(Message("their-1", Bodies.Changes()))).Reason.ShouldBe("idempotency-key-reused");
    }

    [Fact]
    public async Task SameId_AsAnIdempotencyKeyOfHttp_IsAnotherCase()
    {
        await _house.AcceptAsync(Bodies.Injury(), key: "their-1");

        await Intake.TakeAsync(Message("their-1", Bodies.Injury()), default);

        _house.Store.HeadsNow().Count.ShouldBe(2);
    }

    [Fact]
    public async Task InvalidSubmission_NamesTheFieldsAndNeverTheirContent()
    {
        var failure = await FailureAsync(Message("their-1", new { type = "NO-SUCH-TYPE", narrative = "Mrs Quill fell." }));

        failure.Reason.ShouldBe("invalid");
        failure.Message.ShouldContain("type");
        failure.Message.ShouldContain("locationId");
        failure.Message.ShouldNotContain("Quill");
        failure.Message.ShouldNotContain("NO-SUCH-TYPE");
        _house.Store.HeadsNow().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("no json", "unreadable")]
    [InlineData("[]", "unknown-schema")]
    [InlineData("""{"schema":"notice","version":1}""", "unknown-schema")]
    [InlineData("""{"schema":"submission","version":2,"kind":"notification","body":{}}""", "unknown-version")]
    [InlineData("""{"schema":"submission","version":1,"kind":"assessment","body":{}}""", "unreadable")]
    public async Task MessageOfAnotherForm_IsRefused(string body, string reason) =>
        (await FailureAsync(ServiceBusModelFactory.ServiceBusReceivedMessage(new BinaryData(body), "their-1"))).Reason.ShouldBe(reason);

    [Fact]
    public async Task MessageWithoutAnId_IsRefusedSinceItCouldNotCountOnce() =>
        (await FailureAsync(ServiceBusModelFactory.ServiceBusReceivedMessage(new BinaryData("{}")))).Reason.ShouldBe("message-id-missing");

    private static ServiceBusReceivedMessage Message(string messageId, object body, string? origin = null) =>
        ServiceBusModelFactory.ServiceBusReceivedMessage(
            new BinaryData(MessageCodec.Write(new SubmissionReceived(CaseKind.Notification, CaseHouse.JsonOf(body)))),
            messageId,
            properties: origin is null ? null : new Dictionary<string, object> { [MessageHeaders.Origin] = origin });

    private Task<PermanentFailureException> FailureAsync(ServiceBusReceivedMessage message) =>
        Should.ThrowAsync<PermanentFailureException>(() => Intake.TakeAsync(message, default));
}
