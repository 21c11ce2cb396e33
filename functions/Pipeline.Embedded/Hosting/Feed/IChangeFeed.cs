namespace Pipeline.Embedded.Hosting.Feed;

/// <summary>The changes of one container in the order in which they happened.</summary>
public interface IChangeFeed
{
    /// <summary>Calls <paramref name="signal"/> after every change. The call must be cheap.</summary>
    IDisposable OnChange(Action signal);

    /// <summary>The changes after a position, at most <paramref name="max"/>; 0 starts at the beginning. Empty when there are none.</summary>
    Task<IReadOnlyList<ChangedDocument>> ReadAsync(long after, int max, CancellationToken cancellationToken);

    /// <summary>The position of the last change; 0 before the first.</summary>
    Task<long> ReadEndAsync(CancellationToken cancellationToken);
}
