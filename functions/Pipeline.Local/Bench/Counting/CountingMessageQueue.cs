using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;

namespace Pipeline.Local.Bench.Counting;

/// <summary>Counts messages by the case that they name.</summary>
internal sealed class CountingMessageQueue(IMessageQueue inner, CaseMeter meter) : IMessageQueue
{
    public async Task SendAsync(string queue, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        await inner.SendAsync(queue, messages, cancellationToken);
        foreach (var message in messages)
        {
            meter.Count(CaseId.TryParse(message.CaseId, out var caseId) ? caseId : null, new Tally { Messages = 1 });
        }
    }

    public Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(string queue, long afterSequenceNumber, int take, CancellationToken cancellationToken) =>
        inner.ListDeadLettersAsync(queue, afterSequenceNumber, take, cancellationToken);

    public Task<bool> ReplayAsync(string queue, long sequenceNumber, CancellationToken cancellationToken) => meter.SpendAsync(
        null, () => inner.ReplayAsync(queue, sequenceNumber, cancellationToken), sent => new Tally { Messages = sent ? 1 : 0 });

    public Task<bool> DiscardAsync(string queue, long sequenceNumber, CancellationToken cancellationToken) => inner.DiscardAsync(queue, sequenceNumber, cancellationToken);
}
