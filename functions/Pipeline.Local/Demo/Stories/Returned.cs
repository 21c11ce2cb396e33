namespace Pipeline.Local.Demo.Stories;

/// <summary>What becomes of a referral that comes back because its address was wrong.</summary>
internal enum Returned
{
    /// <summary>It does not come back.</summary>
    Not,
    SentByPost,
    TriedAgain,
    LeftOut,
}
