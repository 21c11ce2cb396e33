namespace Pipeline.Casework.Oversight;

/// <summary>An entry in the log of the house.</summary>
/// <param name="Kind">Words of lower-case letters, digits and hyphens, with slashes between them.</param>
/// <param name="Id">1 to 120 characters.</param>
/// <param name="At">When it was made.</param>
/// <param name="Content">JSON; ids, counts and times, never personal data.</param>
public sealed record HouseEntry(string Kind, string Id, DateTimeOffset At, string Content);
