using Pipeline.Embedded.Hosting.Feed;

namespace Pipeline.Embedded.Cases;

/// <summary>The change feed of the one container that functions follow.</summary>
public sealed class CaseFeeds(SqliteCaseStore cases) : IChangeFeedSource
{
    /// <summary>The container's name on Azure, which triggers refer to.</summary>
    public const string Container = "cases";

    public IChangeFeed Open(string container) => container == Container
        ? cases
        : throw new ArgumentException($"There is no container {container}.", nameof(container));
}
