namespace Pipeline.Embedded.Hosting.Feed;

/// <summary>Remembers how far each change feed function has come.</summary>
public interface IFeedCursorStore
{
    long? Read(string cursor);

    /// <summary>The cursor is durable when the task completes.</summary>
    Task WriteAsync(string cursor, long position, CancellationToken cancellationToken);
}
