using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Azure;
using Pipeline.Casework.Messages;

namespace Pipeline.Functions.Messages;

/// <summary>Submissions of systems that send instead of call.</summary>
public sealed class Submissions(MessageSettlement settlement, SubmissionIntake intake)
{
    [Function(nameof(Submissions))]
    public Task RunAsync(
        [ServiceBusTrigger(Queues.Submissions, Connection = Connections.ServiceBus, AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        settlement.SettleAsync(Queues.Submissions, message, actions, token => intake.TakeAsync(message, token), cancellationToken);
}
