namespace Pipeline.Functions.Projections;

/// <summary>How the change feed is followed; the same for every follower.</summary>
internal static class FeedSettings
{
    /// <summary>Retry without end: a batch that is given up is lost for its follower.</summary>
    public const int Endless = -1;

    /// <summary>After 1, 2, 4, … seconds, then every 5 minutes.</summary>
    public const string FirstPause = "00:00:01";

    public const string LongestPause = "00:05:00";

    public const int PollMilliseconds = 500;

    public const int BatchSize = 100;
}
