namespace Pipeline.Embedded.Hosting.Feed;

/// <summary>Where and how a function reads a feed.</summary>
/// <param name="Cursor">Under which name its place is kept.</param>
/// <param name="BatchSize">How many documents a call gets at most.</param>
/// <param name="FromBeginning">Where it starts when it has no place yet: at the first change, or after the last.</param>
internal sealed record FeedStart(string Cursor, int BatchSize, bool FromBeginning);
