using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging;

namespace Pipeline.Embedded.Hosting.ServiceBus;

/// <summary>Keeps the lock of a message while its function runs: renews at half of what is left, for at most the time given.</summary>
internal sealed partial class LockRenewal : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended;
    private readonly Task _renewing;

    public LockRenewal(IQueueReceiver receiver, ServiceBusReceivedMessage message, TimeSpan longest, TimeProvider time, ILogger logger)
    {
        _ended = new CancellationTokenSource();
        _renewing = RenewAsync(receiver, message, longest, time, logger, _ended.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _renewing;
        _ended.Dispose();
    }

    private static async Task RenewAsync(
        IQueueReceiver receiver, ServiceBusReceivedMessage message, TimeSpan longest, TimeProvider time, ILogger logger, CancellationToken ended)
    {
        try
        {
            var last = time.GetUtcNow() + longest;
            for (var lockedUntil = message.LockedUntil; lockedUntil < last;)
            {
                var left = lockedUntil - time.GetUtcNow();
                if (left <= TimeSpan.Zero)
                {
                    return;
                }

                await Task.Delay(left / 2, time, ended);
                lockedUntil = await receiver.RenewLockAsync(message, ended);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The function settled it in this instant, or the store is away: its settlement or its next delivery tells.
            NotRenewed(logger, e, message.MessageId);
        }
    }

    [LoggerMessage(7111, LogLevel.Debug, "The lock of message {MessageId} was not renewed")]
    private static partial void NotRenewed(ILogger logger, Exception exception, string messageId);
}
