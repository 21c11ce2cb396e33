using Pipeline.Casework.Messages;

namespace Pipeline.Functions.Tests.Messages;

/// <summary>Keeps what is sent.</summary>
internal sealed class SentMessages : IMessageQueue
{
    public List<(string Queue, OutgoingMessage Message)> All { get; } = [];

    /// <summary>When set, nothing can be sent.</summary>
    public Exception? Failure { get; set; }

    public Task SendAsync(string queue, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        if (Failure is { } failure)
        {
            return Task.FromException(failure);
        }

        All.AddRange(messages.Select(message => (queue, message)));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(string queue, long afterSequenceNumber, int take, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<bool> ReplayAsync(string queue, long sequenceNumber, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> DiscardAsync(string queue, long sequenceNumber, CancellationToken cancellationToken) => throw new NotSupportedException();
}
