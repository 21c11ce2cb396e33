using Microsoft.Extensions.DependencyInjection;
using Pipeline.Casework.Messages;

namespace Pipeline.EndToEnd.Tests.Faults;

/// <summary>
/// Delivers everything three times, under other ids each, so that no broker sees that they are the same: now, after the time in which duplicates are
/// noticed, and first of all late.
/// </summary>
internal sealed class CarelessPost(IMessageQueue behind, TimeProvider time) : IMessageQueue
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(7);
    private static readonly TimeSpan MuchLater = TimeSpan.FromMinutes(90);

    public static void Before(IServiceCollection services)
    {
        var post = services.Last(service => service.ServiceType == typeof(IMessageQueue)).ImplementationType!;
        services.AddSingleton<IMessageQueue>(provider => new CarelessPost(
            (IMessageQueue)ActivatorUtilities.CreateInstance(provider, post), provider.GetRequiredService<TimeProvider>()));
    }

    public Task SendAsync(string queue, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken) => behind.SendAsync(
        queue,
        [
            .. messages.Select(message => message with { ScheduledFor = (message.ScheduledFor ?? time.GetUtcNow()) + Late }),
            .. messages.Select(message => message with { MessageId = $"{message.MessageId}-again" }),
            .. messages.Select(message => message with { MessageId = $"{message.MessageId}-later", ScheduledFor = time.GetUtcNow() + MuchLater }),
        ],
        cancellationToken);

    public Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(string queue, long afterSequenceNumber, int take, CancellationToken cancellationToken) =>
        behind.ListDeadLettersAsync(queue, afterSequenceNumber, take, cancellationToken);

    public Task<bool> ReplayAsync(string queue, long sequenceNumber, CancellationToken cancellationToken) => behind.ReplayAsync(queue, sequenceNumber, cancellationToken);

    public Task<bool> DiscardAsync(string queue, long sequenceNumber, CancellationToken cancellationToken) => behind.DiscardAsync(queue, sequenceNumber, cancellationToken);
}
