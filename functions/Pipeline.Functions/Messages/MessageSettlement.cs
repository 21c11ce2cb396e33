using Azure.Messaging.ServiceBus;
using Grpc.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Policies;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Functions.Messages;

/// <summary>
/// What becomes of a message, in one place for all queues: completed when it was handled; dead at once, with the reason, when it can never be;
/// sent again later, with growing delay and never before a store that failed asked to be left alone, when the failure may pass. Any other failure is the caller's: the host gives the message back.
/// </summary>
public sealed partial class MessageSettlement(IMessageQueue queue, PolicyCatalog policies, TimeProvider time, ILogger<MessageSettlement> logger)
{
    /// <summary>The dead-letter reason of a message whose last attempt failed for a passing reason.</summary>
    public const string Exhausted = "transient-exhausted";

    /// <summary>Characters that a broker keeps of a description.</summary>
    private const int MaxDescription = 4096;

    /// <summary>Handles a message that came from <paramref name="queueName"/> and settles it.</summary>
    public async Task SettleAsync(
        string queueName,
        ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        Func<CancellationToken, Task> handle,
        CancellationToken cancellationToken)
    {
        try
        {
            await handle(cancellationToken);
        }
        catch (Exception failure) when (PermanentFailures.ReasonOf(failure) is { } reason)
        {
            LogDead(logger, queueName, message.MessageId, reason);
            await DeadLetterAsync(message, actions, reason, failure.Message, cancellationToken);
            return;
        }
        catch (Exception failure) when (MayPass(failure))
        {
            await PostponeAsync(queueName, message, actions, failure, cancellationToken);
            return;
        }

        await actions.CompleteMessageAsync(message, cancellationToken);
    }

    /// <summary>The id under which a message first came, whatever copy of it this is.</summary>
    public static string OriginOf(ServiceBusReceivedMessage message) =>
        message.ApplicationProperties.GetValueOrDefault(MessageHeaders.Origin) as string ?? message.MessageId;

    public static int AttemptOf(ServiceBusReceivedMessage message) =>
        message.ApplicationProperties.GetValueOrDefault(MessageHeaders.Attempt) is int attempt and > 0 ? attempt : 1;

    private static bool MayPass(Exception failure) =>
        failure is StoreUnavailableException or TimeoutException or ServiceBusException { IsTransient: true }
        || (failure is RpcException backend && backend.IsNoAnswer());

    private static Task DeadLetterAsync(
        ServiceBusReceivedMessage message, ServiceBusMessageActions actions, string reason, string description, CancellationToken cancellationToken) =>
        actions.DeadLetterMessageAsync(
            message,
            deadLetterReason: reason,
            deadLetterErrorDescription: description.Length > MaxDescription ? description[..MaxDescription] : description,
            cancellationToken: cancellationToken);

    /// <summary>The copy is sent before the message is completed: a crash in between leaves both, and the copy sent again has the same id.</summary>
    private async Task PostponeAsync(
        string queueName, ServiceBusReceivedMessage message, ServiceBusMessageActions actions, Exception failure, CancellationToken cancellationToken)
    {
        var attempt = AttemptOf(message);
        if (policies.Current.MessageRetry.DelayAfter(attempt) is not { } usual)
        {
            LogExhausted(logger, failure, queueName, message.MessageId, attempt);
            await DeadLetterAsync(message, actions, Exhausted, $"{failure.GetType().Name} at attempt {attempt}", cancellationToken);
            return;
        }

        var delay = failure is StoreUnavailableException { RetryAfter: { } asked } && asked > usual ? asked : usual;
        LogPostponed(logger, failure, queueName, message.MessageId, attempt, delay);
        var copy = new OutgoingMessage
        {
            MessageId = MessageIds.NextAttempt(message.MessageId, attempt),
            Origin = OriginOf(message),
            Subject = message.Subject ?? queueName,
            CaseId = message.ApplicationProperties.GetValueOrDefault(MessageHeaders.CaseId) as string,
            Body = message.Body.ToString(),
            Attempt = attempt + 1,
            ScheduledFor = time.GetUtcNow() + delay,
        };
        await queue.SendAsync(queueName, [copy], cancellationToken);
        await actions.CompleteMessageAsync(message, cancellationToken);
    }

    [LoggerMessage(EventId = 2101, Level = LogLevel.Warning, Message = "Message {MessageId} of queue {Queue} can never be handled: {Reason}.")]
    private static partial void LogDead(ILogger logger, string queue, string messageId, string reason);

    [LoggerMessage(EventId = 2102, Level = LogLevel.Information, Message = "Message {MessageId} of queue {Queue} failed at attempt {Attempt} and comes again in {Delay}.")]
    private static partial void LogPostponed(ILogger logger, Exception exception, string queue, string messageId, int attempt, TimeSpan delay);

    [LoggerMessage(EventId = 2103, Level = LogLevel.Error, Message = "Message {MessageId} of queue {Queue} failed at its last attempt, {Attempt}.")]
    private static partial void LogExhausted(ILogger logger, Exception exception, string queue, string messageId, int attempt);
}
