namespace Pipeline.Casework.Cases;

/// <summary>A commit with its place in the feed of all commits.</summary>
public sealed record FeedItem(long Position, CommitDocument Commit);
