using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Azure;
using Pipeline.Casework.Messages;
using Pipeline.Functions.Projections;

namespace Pipeline.Functions.Messages;

/// <summary>
/// Documents of the change feed that a follower could never handle. They are tried once more, here without holding up the feed, and then lie among
/// the dead letters for whoever looks after them; a replay tries again.
/// </summary>
public sealed class Unhandled(MessageSettlement settlement, UnhandledDocuments documents)
{
    [Function(nameof(Unhandled))]
    public Task RunAsync(
        [ServiceBusTrigger(Queues.Unhandled, Connection = Connections.ServiceBus, AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        settlement.SettleAsync(
            Queues.Unhandled,
            message,
            actions,
            token => documents.TryAgainAsync(MessageCodec.ReadUnhandled(message.Body.ToString()), token),
            cancellationToken);
}
