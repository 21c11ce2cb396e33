namespace Pipeline.Casework.Messages;

/// <summary>
/// Sends messages and looks after dead letters. A message is durable before a method returns; a second message with the same id within
/// an hour is dropped. Receiving is the trigger's affair. Every method throws <see cref="Cases.StoreUnavailableException"/> when the queue
/// cannot answer for the moment.
/// </summary>
public interface IMessageQueue
{
    /// <summary>Sends at once, or at <see cref="OutgoingMessage.ScheduledFor"/> where that is set.</summary>
    Task SendAsync(string queue, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken);

    /// <summary>Headers of dead letters, the oldest first, after a sequence number (0 from the start). Never a body.</summary>
    Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(string queue, long afterSequenceNumber, int take, CancellationToken cancellationToken);

    /// <summary>
    /// Sends a copy, with the id of <see cref="MessageIds.Replay"/>, attempt 1 and its <see cref="MessageHeaders.Origin"/>, to the queue it
    /// came from, then removes the dead letter. False when it is not there.
    /// </summary>
    Task<bool> ReplayAsync(string queue, long sequenceNumber, CancellationToken cancellationToken);

    /// <summary>Removes the dead letter for good. False when it is not there.</summary>
    Task<bool> DiscardAsync(string queue, long sequenceNumber, CancellationToken cancellationToken);
}
