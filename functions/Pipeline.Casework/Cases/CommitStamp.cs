namespace Pipeline.Casework.Cases;

/// <summary>What an event takes from the commit that holds it.</summary>
public sealed record CommitStamp(int Version, DateTimeOffset At, Actor By, string Cause, string? Why);
