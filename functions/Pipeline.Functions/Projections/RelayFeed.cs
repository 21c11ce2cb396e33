using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Azure;
using Pipeline.Azure.Cosmos;

namespace Pipeline.Functions.Projections;

/// <summary>Sends what commits ask for, and nothing else does. Bound to raw JSON: one document that no type fits must not stop a batch.</summary>
public sealed class RelayFeed(CommitFeed feed)
{
    [Function(Followers.Relay)]
    [ExponentialBackoffRetry(FeedSettings.Endless, FeedSettings.FirstPause, FeedSettings.LongestPause)]
    public Task RunAsync(
        [CosmosDBTrigger(
            Containers.Database,
            Containers.Cases,
            Connection = Connections.Cosmos,
            LeaseContainerName = Containers.Leases,
            LeaseContainerPrefix = Followers.Relay,
            FeedPollDelay = FeedSettings.PollMilliseconds,
            MaxItemsPerInvocation = FeedSettings.BatchSize,
            StartFromBeginning = true)] IReadOnlyList<JsonElement> documents,
        CancellationToken cancellationToken) =>
        feed.FollowAsync(Followers.Relay, documents, cancellationToken);
}
