using Pipeline.Azure.Cosmos;
using Pipeline.Embedded.Hosting.Feed;

namespace Pipeline.Embedded.Cases;

/// <summary>The change feed of the one container that functions follow.</summary>
public sealed class CaseFeeds(SqliteCaseStore cases) : IChangeFeedSource
{
    public IChangeFeed Open(string container) => container == Containers.Cases
        ? cases
        : throw new ArgumentException($"There is no container {container}.", nameof(container));
}
