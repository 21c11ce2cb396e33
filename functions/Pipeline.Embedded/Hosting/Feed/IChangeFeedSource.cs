namespace Pipeline.Embedded.Hosting.Feed;

/// <summary>The changes of all containers, for change feed triggers.</summary>
public interface IChangeFeedSource
{
    /// <exception cref="ArgumentException">There is no container of that name.</exception>
    IChangeFeed Open(string container);
}
