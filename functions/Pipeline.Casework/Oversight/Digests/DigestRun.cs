namespace Pipeline.Casework.Oversight.Digests;

/// <summary>The digests of a day were all sent: they hold what was recorded before <paramref name="Until"/>.</summary>
public sealed record DigestRun(DateTimeOffset Until, int People);
