using System.Text;
using Pipeline.Casework.Messages;
using Pipeline.Contracts;
using Pipeline.Embedded.Queues;

namespace Pipeline.Embedded.Tests.Contracts;

public sealed class EmbeddedMessageQueueTests(FolderFixture folder) : MessageQueueContract, IClassFixture<FolderFixture>
{
    protected override IMessageQueue Messages => folder.Get<IMessageQueue>();

    protected override DateTimeOffset Now => folder.Clock.GetUtcNow();

    private QueueStore Store => folder.Get<QueueStore>();

    protected override async Task<IReadOnlyList<Received>> ReceiveAllAsync(string queue)
    {
        var deliveries = await Store.ReceiveAsync(queue, 100, default);
        foreach (var delivery in deliveries)
        {
            await Store.CompleteAsync(delivery.Lock, default);
        }

        return [.. deliveries.Select(delivery => Of(delivery.Stored.Message))];
    }

    protected override async Task DeadLetterNextAsync(string queue, string reason, string description)
    {
        var delivery = (await Store.ReceiveAsync(queue, 1, default)).ShouldHaveSingleItem();
        await Store.DeadLetterAsync(delivery.Lock, reason, description, null, default);
    }

    private static Received Of(QueueMessage message) => new(
        message.MessageId,
        Encoding.UTF8.GetString(message.Body.Span),
        message.Subject!,
        message.Properties.GetValueOrDefault(MessageHeaders.CaseId) as string,
        (int)message.Properties[MessageHeaders.Attempt],
        message.Properties.GetValueOrDefault(MessageHeaders.Origin) as string);
}
