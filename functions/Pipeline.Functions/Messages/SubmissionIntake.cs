using Azure.Messaging.ServiceBus;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.People;

namespace Pipeline.Functions.Messages;

/// <summary>Takes in submissions that come by queue. The id under which a message first came is its idempotency key, so one message is one case.</summary>
public sealed class SubmissionIntake(SubmissionDesk desk)
{
    /// <summary>Everybody who may send to the queue: the public as far as trust goes, with idempotency keys of its own.</summary>
    public static Caller Sender { get; } = new() { UserId = CallerIds.Queue };

    /// <exception cref="PermanentFailureException">
    /// It cannot become a case: <c>message-id-missing</c>, <c>invalid</c> (the description names the fields, never what was in them) or
    /// <c>idempotency-key-reused</c>.
    /// </exception>
    public async Task TakeAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(message.MessageId))
        {
            throw new PermanentFailureException("message-id-missing", "A submission needs a message id: it is what makes it count once.");
        }

        var submission = MessageCodec.ReadSubmission(message.Body.ToString());
        var result = await desk.AcceptAsync(
            new SubmissionRequest
            {
                Kind = submission.Kind,
                Body = submission.Body,
                Caller = Sender,
                Channel = "queue",
                IdempotencyKey = MessageSettlement.OriginOf(message),
            },
            cancellationToken);
        switch (result)
        {
            case SubmissionResult.Invalid invalid:
                throw new PermanentFailureException("invalid", string.Join(", ", invalid.Faults.Fields));
            case SubmissionResult.KeyReused:
                throw new PermanentFailureException("idempotency-key-reused", "A message with this id came before, with another body.");
        }
    }
}
