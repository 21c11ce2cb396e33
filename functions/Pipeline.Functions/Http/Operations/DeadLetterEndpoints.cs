using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pipeline.Casework.Messages;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Operations;

/// <summary>Looks after messages that were given up: their headers, never their bodies.</summary>
public sealed class DeadLetterEndpoints(IMessageQueue queue)
{
    private const int MaxTake = 1000;
    private const int DefaultTake = 100;

    /// <summary>Of one queue, or the first of each.</summary>
    public async Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        request.InRole(OperationsRoles.All);
        var fields = new QueryFields(request);
        var name = fields.OneOf("queue", [.. Queues.All]);
        var take = fields.Int("take", 1, MaxTake, DefaultTake);
        var after = fields.Long(Cursors.Parameter, 0, long.MaxValue, 0);
        if (name is null && after > 0)
        {
            fields.Fault(Cursors.Parameter, "goes with a queue");
        }

        fields.RefuseFaults();
        var letters = new List<DeadLetter>();
        foreach (var one in name is null ? Queues.All : [name])
        {
            letters.AddRange(await queue.ListDeadLettersAsync(one, after, take, cancellationToken));
        }

        return Answers.Ok(new DeadLetterList(letters, name is not null && letters.Count == take ? letters[^1].SequenceNumber : null));
    }

    public Task<IResult> ReplayAsync(HttpRequest request, string name, string sequenceNumber, CancellationToken cancellationToken) =>
        SettleAsync(request, name, sequenceNumber, "replayed", number => queue.ReplayAsync(name, number, cancellationToken));

    public Task<IResult> DiscardAsync(HttpRequest request, string name, string sequenceNumber, CancellationToken cancellationToken) =>
        SettleAsync(request, name, sequenceNumber, "discarded", number => queue.DiscardAsync(name, number, cancellationToken));

    private static async Task<IResult> SettleAsync(HttpRequest request, string name, string sequenceNumber, string done, Func<long, Task<bool>> settle)
    {
        request.InRole(OperationsRoles.All);
        return Queues.All.Contains(name) && long.TryParse(sequenceNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && await settle(number)
            ? Answers.Ok(new SettledDeadLetter(name, number, done))
            : Answers.NotFound();
    }
}
