using Pipeline.Casework.Messages;

namespace Pipeline.Casework.Tests.Messages;

public sealed class MessageIdsTests
{
    [Theory]
    [InlineData("7QK39MZ2XA4:5:0:1", 1, "7QK39MZ2XA4:5:0:2")]
    [InlineData("7QK39MZ2XA4:5:0:11", 11, "7QK39MZ2XA4:5:0:12")]
    [InlineData("from-elsewhere", 1, "from-elsewhere:2")]
    [InlineData("from-elsewhere:2", 2, "from-elsewhere:3")]
    [InlineData("7QK39MZ2XA4:5:0:2:r44", 1, "7QK39MZ2XA4:5:0:2:r44:2")]
    public void NextAttempt_OfAnId_CountsUpItsEnd(string messageId, int attempt, string next) =>
        MessageIds.NextAttempt(messageId, attempt).ShouldBe(next);

    [Fact]
    public void NextAttempt_OfALongId_FitsAQueueAndStaysTheSame()
    {
        var messageId = new string('x', MessageIds.MaxLength);

        var next = MessageIds.NextAttempt(messageId, 1);

        next.Length.ShouldBeLessThanOrEqualTo(MessageIds.MaxLength);
        next.ShouldBe(MessageIds.NextAttempt(messageId, 1));
        next.ShouldNotBe(MessageIds.NextAttempt(messageId[1..] + "y", 1));
    }

    [Fact]
    public void Replay_OfAnId_IsNoIdOfAnAttempt() => MessageIds.Replay("7QK39MZ2XA4:5:0:1", 44).ShouldBe("7QK39MZ2XA4:5:0:1:r44");

    [Fact]
    public void Codec_UnhandledDocument_ComesBackAsItWas()
    {
        var message = new UnhandledDocument("WorklistFeed", "7QK39MZ2XA4:5", "record-broken");

        MessageCodec.ReadUnhandled(MessageCodec.Write(message)).ShouldBe(message);
    }
}
