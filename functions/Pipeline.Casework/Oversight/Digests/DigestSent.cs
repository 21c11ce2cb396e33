namespace Pipeline.Casework.Oversight.Digests;

/// <summary>What one digest told its reader; null where it was sent before this was kept.</summary>
public sealed record DigestSent(IReadOnlyList<DigestTold>? Told = null);
