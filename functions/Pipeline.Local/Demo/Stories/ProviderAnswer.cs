namespace Pipeline.Local.Demo.Stories;

/// <summary>What the provider does with the draft.</summary>
internal enum ProviderAnswer
{
    NothingToCorrect,
    PointsRejected,
    PointsAccepted,

    /// <summary>Points are saved and never sent: the expiry sends them.</summary>
    PointsSaved,
    None,
}
