using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Publication;

namespace Pipeline.Functions.Projections;

/// <summary>Who follows the change feed of the cases, by name: the name is the function's and the prefix of its leases.</summary>
public sealed class Followers(RelayDispatcher relay, WorklistProjection worklist, RegisterProjection register)
{
    /// <summary>Sends what commits ask for.</summary>
    public const string Relay = "Relay";

    /// <summary>Keeps the worklist.</summary>
    public const string Worklist = "WorklistFeed";

    /// <summary>Keeps the reports of the register.</summary>
    public const string Register = "RegisterFeed";

    /// <summary>All of them; each reads the whole feed for itself.</summary>
    public static IReadOnlyList<string> Names { get; } = [Relay, Worklist, Register];

    /// <exception cref="PermanentFailureException">No follower has that name.</exception>
    public Func<IReadOnlyList<CommitDocument>, CancellationToken, Task> Find(string follower) => follower switch
    {
        Relay => relay.SendAsync,
        Worklist => worklist.ApplyAsync,
        Register => register.ApplyAsync,
        _ => throw new PermanentFailureException("unknown-follower", $"Nobody named {follower} follows the feed."),
    };
}
