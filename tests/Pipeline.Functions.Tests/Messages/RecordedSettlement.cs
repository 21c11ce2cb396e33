using Azure.Messaging.ServiceBus;
using Grpc.Core;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Functions.Tests.Messages;

/// <summary>Says how a message was settled, such as <c>complete</c> or <c>dead invalid</c>; twice is an error, as on Azure.</summary>
internal sealed class RecordedSettlement : ServiceBusMessageActions
{
    public string? How { get; private set; }

    /// <summary>Its lock ended while it was handled: the host cannot settle it any more.</summary>
    public bool LockIsLost { get; set; }

    public string? Description { get; private set; }

    public override Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) => Settle("complete");

    public override Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message,
        Dictionary<string, object>? propertiesToModify = null,
        string? deadLetterReason = null,
        string? deadLetterErrorDescription = null,
        CancellationToken cancellationToken = default)
    {
        Description = deadLetterErrorDescription;
        return Settle($"dead {deadLetterReason}");
    }

    private Task Settle(string how)
    {
        if (LockIsLost)
        {
            throw new RpcException(new Status(StatusCode.Unknown, "the lock has expired"));
        }

        How.ShouldBeNull("a message is settled once");
        How = how;
        return Task.CompletedTask;
    }
}
