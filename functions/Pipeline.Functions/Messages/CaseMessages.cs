using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Pipeline.Azure;
using Pipeline.Casework.Messages;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Functions.Messages;

/// <summary>Cases that changed: their process is made to run and woken.</summary>
public sealed class CaseMessages(MessageSettlement settlement, CaseProcessStarter starter)
{
    [Function(nameof(CaseMessages))]
    public Task RunAsync(
        [ServiceBusTrigger(Queues.CaseMessages, Connection = Connections.ServiceBus, AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        settlement.SettleAsync(
            Queues.CaseMessages,
            message,
            actions,
            token => starter.EnsureAsync(client, MessageCodec.ReadCaseChanged(message.Body.ToString()), token),
            cancellationToken);
}
