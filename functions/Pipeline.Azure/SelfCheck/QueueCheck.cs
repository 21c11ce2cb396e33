using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Pipeline.Casework.Oversight.Dependencies;

namespace Pipeline.Azure.SelfCheck;

/// <summary>
/// A queue is there and the app may receive from it and send to it. A peek takes nothing and needs the right to receive; a batch sends nothing and opens a
/// link that needs the right to send.
/// </summary>
internal sealed class QueueCheck(ServiceBusClient client, string queue) : IDependencyCheck
{
    private const string Receiver = "Azure Service Bus Data Receiver";
    private const string Sender = "Azure Service Bus Data Sender";

    public string Name => $"queue-{queue}";

    public async Task<DependencyState> CheckAsync(CancellationToken cancellationToken) =>
        await AskAsync(Receiver, () => PeekAsync(cancellationToken)) ?? await AskAsync(Sender, () => OpenAsync(cancellationToken)) ?? new DependencyState.Ok();

    private async Task PeekAsync(CancellationToken cancellationToken)
    {
        await using var receiver = client.CreateReceiver(queue);
        await receiver.PeekMessageAsync(cancellationToken: cancellationToken);
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        await using var sender = client.CreateSender(queue);
        using var batch = await sender.CreateMessageBatchAsync(cancellationToken);
    }

    private async Task<DependencyState?> AskAsync(string role, Func<Task> ask)
    {
        try
        {
            await ask();
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return AzureFaults.NoRole(role, $"{client.FullyQualifiedNamespace}, queue {queue}");
        }
        catch (ServiceBusException failure) when (failure.Reason == ServiceBusFailureReason.MessagingEntityNotFound)
        {
            return AzureFaults.NotThere($"the queue {queue} of {client.FullyQualifiedNamespace}");
        }
        catch (ServiceBusException failure)
        {
            return new DependencyState.Unavailable($"{client.FullyQualifiedNamespace} says {failure.Reason}");
        }
        catch (AuthenticationFailedException failure)
        {
            return AzureFaults.NoToken(failure);
        }
    }
}
