namespace Pipeline.Casework.Oversight.Digests;

/// <summary>
/// The digests of a day were all sent: they looked at what was recorded from <paramref name="Since"/> until before <paramref name="Until"/>. Runs from
/// before this was kept have no <paramref name="Since"/>.
/// </summary>
public sealed record DigestRun(DateTimeOffset Until, int People, DateTimeOffset? Since = null);
