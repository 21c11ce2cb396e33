using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Azure;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Notices;

namespace Pipeline.Functions.Messages;

/// <summary>Notices that commits ask for.</summary>
public sealed class Notices(MessageSettlement settlement, NoticeDispatcher dispatcher)
{
    [Function(nameof(Notices))]
    public Task RunAsync(
        [ServiceBusTrigger(Queues.Notices, Connection = Connections.ServiceBus, AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        settlement.SettleAsync(
            Queues.Notices,
            message,
            actions,
            token => dispatcher.DispatchAsync(MessageCodec.ReadNoticeAsked(message.Body.ToString()), token),
            cancellationToken);
}
