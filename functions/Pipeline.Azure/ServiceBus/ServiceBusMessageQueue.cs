using System.Collections.Concurrent;
using System.Text;
using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;

namespace Pipeline.Azure.ServiceBus;

/// <summary>The queues on Service Bus. They need duplicate detection over an hour, which the deployment sees to.</summary>
public sealed partial class ServiceBusMessageQueue(ServiceBusClient client, TimeProvider time, ILogger<ServiceBusMessageQueue> logger)
    : IMessageQueue, IAsyncDisposable
{
    /// <summary>Bytes in one sending; the smallest limit of the service is 256 KB, headers included.</summary>
    private const int MaxSendingBytes = 192 * 1024;

    /// <summary>What the headers of one message may take; ids and names only.</summary>
    private const int HeaderBytes = 1024;

    /// <summary>Messages in one sending; the service takes no more at once.</summary>
    private const int MaxSendingMessages = 100;

    private const int PeekPage = 100;

    private const int LockPage = 100;

    /// <summary>How long a search among the dead letters waits for one more that it can lock.</summary>
    private static readonly TimeSpan LockWait = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long a search among the dead letters goes on. Well within the minute that a lock lasts: what was locked first is still held when the wanted one is
    /// found, and none comes round a second time.
    /// </summary>
    public static readonly TimeSpan SearchPatience = TimeSpan.FromSeconds(30);

    /// <summary>How long giving back may take, all of it, whoever has left meanwhile.</summary>
    public static readonly TimeSpan GiveBackPatience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, ServiceBusSender> _senders = new(StringComparer.Ordinal);

    public async Task SendAsync(string queue, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        var sender = _senders.GetOrAdd(queue, client.CreateSender);
        foreach (var sending in Sendings(messages))
        {
            await AskAsync(() => sender.SendMessagesAsync(sending, cancellationToken));
        }
    }

    public async Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(string queue, long afterSequenceNumber, int take, CancellationToken cancellationToken)
    {
        await using var receiver = DeadLetterReceiver(queue);
        var letters = new List<DeadLetter>();
        var next = afterSequenceNumber + 1;
        while (letters.Count < take)
        {
            var page = await AskAsync(() => receiver.PeekMessagesAsync(Math.Min(PeekPage, take - letters.Count), next, cancellationToken));
            if (page.Count == 0)
            {
                break;
            }

            letters.AddRange(page.Select(message => LetterOf(queue, message)));
            next = page[^1].SequenceNumber + 1;
        }

        return letters;
    }

    public Task<bool> ReplayAsync(string queue, long sequenceNumber, CancellationToken cancellationToken) => TakeAsync(
        queue,
        sequenceNumber,
        async (receiver, message) =>
        {
            // First the copy: breaking off in between leaves the dead letter, and its copy sent again is dropped as a duplicate.
            var sender = _senders.GetOrAdd(queue, client.CreateSender);
            await AskAsync(() => sender.SendMessageAsync(Replayed(message), cancellationToken));
            await AskAsync(() => receiver.CompleteMessageAsync(message, cancellationToken));
        },
        cancellationToken);

    public Task<bool> DiscardAsync(string queue, long sequenceNumber, CancellationToken cancellationToken) => TakeAsync(
        queue,
        sequenceNumber,
        (receiver, message) => AskAsync(() => receiver.CompleteMessageAsync(message, cancellationToken)),
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var sender in _senders.Values)
        {
            await sender.DisposeAsync();
        }
    }

    private static IEnumerable<IReadOnlyList<ServiceBusMessage>> Sendings(IReadOnlyList<OutgoingMessage> messages)
    {
        var sending = new List<ServiceBusMessage>();
        var bytes = 0;
        foreach (var message in messages)
        {
            var size = Encoding.UTF8.GetByteCount(message.Body) + HeaderBytes;
            if (sending.Count > 0 && (bytes + size > MaxSendingBytes || sending.Count == MaxSendingMessages))
            {
                yield return sending;
                sending = [];
                bytes = 0;
            }

            sending.Add(MessageOf(message));
            bytes += size;
        }

        if (sending.Count > 0)
        {
            yield return sending;
        }
    }

    private static ServiceBusMessage MessageOf(OutgoingMessage message)
    {
        var sent = new ServiceBusMessage(message.Body)
        {
            MessageId = message.MessageId,
            Subject = message.Subject,
            ContentType = "application/json",
            ApplicationProperties = { [MessageHeaders.Attempt] = message.Attempt },
        };
        if (message.CaseId is { } caseId)
        {
            sent.ApplicationProperties[MessageHeaders.CaseId] = caseId;
        }

        if (message.Origin is { } origin)
        {
            sent.ApplicationProperties[MessageHeaders.Origin] = origin;
        }

        if (message.ScheduledFor is { } at)
        {
            sent.ScheduledEnqueueTime = at;
        }

        return sent;
    }

    /// <summary>The copy leaves reason and description of its death behind.</summary>
    private static ServiceBusMessage Replayed(ServiceBusReceivedMessage message)
    {
        var copy = new ServiceBusMessage(message)
        {
            MessageId = MessageIds.Replay(message.MessageId, message.SequenceNumber),
            ScheduledEnqueueTime = default,
        };
        copy.ApplicationProperties.TryAdd(MessageHeaders.Origin, message.MessageId);
        copy.ApplicationProperties[MessageHeaders.Attempt] = 1;
        return copy;
    }

    private static DeadLetter LetterOf(string queue, ServiceBusReceivedMessage message) => new()
    {
        Queue = queue,
        SequenceNumber = message.SequenceNumber,
        MessageId = message.MessageId,
        Subject = message.Subject,
        CaseId = message.ApplicationProperties.GetValueOrDefault(MessageHeaders.CaseId) as string,
        Reason = message.DeadLetterReason ?? "unknown",
        Description = message.DeadLetterErrorDescription,
        EnqueuedAt = message.EnqueuedTime,
        DeliveryCount = message.DeliveryCount,
    };

    private ServiceBusReceiver DeadLetterReceiver(string queue) =>
        client.CreateReceiver(queue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });

    /// <summary>
    /// Locks dead letters until the wanted one is among them; a queue gives no other way to a message. What is left is given back. False when it is
    /// not there at all.
    /// </summary>
    /// <exception cref="StoreUnavailableException">Somebody else has it locked, or it stands behind more than can be locked in <see cref="SearchPatience"/>.</exception>
    private async Task<bool> TakeAsync(
        string queue, long sequenceNumber, Func<ServiceBusReceiver, ServiceBusReceivedMessage, Task> act, CancellationToken cancellationToken)
    {
        await using var receiver = DeadLetterReceiver(queue);
        var peeked = await AskAsync(() => receiver.PeekMessageAsync(sequenceNumber, cancellationToken));
        if (peeked?.SequenceNumber != sequenceNumber)
        {
            return false;
        }

        using var late = new CancellationTokenSource(SearchPatience, time);
        using var searching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        var held = new List<ServiceBusReceivedMessage>();
        try
        {
            while (true)
            {
                var page = await AskAsync(() => receiver.ReceiveMessagesAsync(LockPage, LockWait, searching.Token));
                held.AddRange(page);
                if (page.FirstOrDefault(message => message.SequenceNumber == sequenceNumber) is { } wanted)
                {
                    await act(receiver, wanted);
                    held.Remove(wanted);
                    return true;
                }

                if (page.Count == 0)
                {
                    throw new StoreUnavailableException($"Dead letter {sequenceNumber} of queue {queue} is in other hands; try again.");
                }
            }
        }
        catch (OperationCanceledException tooLate) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new StoreUnavailableException(
                $"Dead letter {sequenceNumber} of queue {queue} was not reached behind {held.Count} others; replay or discard some of these first.", tooLate);
        }
        finally
        {
            using var patience = new CancellationTokenSource(GiveBackPatience, time);
            await Task.WhenAll(held.Select(message => GiveBackAsync(receiver, message, patience.Token)));
        }
    }

    /// <summary>A lock that is lost already has given the message back by itself.</summary>
    private async Task GiveBackAsync(ServiceBusReceiver receiver, ServiceBusReceivedMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await receiver.AbandonMessageAsync(message, cancellationToken: cancellationToken);
        }
        catch (ServiceBusException lost) when (lost.IsTransient || lost.Reason == ServiceBusFailureReason.MessageLockLost)
        {
            LogNotGivenBack(logger, lost.Reason);
        }
        catch (OperationCanceledException)
        {
            LogNotGivenBack(logger, ServiceBusFailureReason.ServiceTimeout);
        }
    }

    private static Task AskAsync(Func<Task> ask) => AskAsync(async () =>
    {
        await ask();
        return true;
    });

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (ServiceBusException busy) when (busy.IsTransient || busy.Reason
            is ServiceBusFailureReason.QuotaExceeded or ServiceBusFailureReason.MessageLockLost)
        {
            // A lost lock too: whatever was to be done to the message is still to be done, and doing it again is safe.
            throw Unavailable(busy);
        }
        catch (AuthenticationFailedException noToken)
        {
            throw Unavailable(noToken);
        }
    }

    private static StoreUnavailableException Unavailable(Exception failure) => new("The queues cannot answer for the moment.", failure);

    [LoggerMessage(EventId = 2104, Level = LogLevel.Debug, Message = "A dead letter was not given back ({Reason}): its lock ends by itself.")]
    private static partial void LogNotGivenBack(ILogger logger, ServiceBusFailureReason reason);
}
