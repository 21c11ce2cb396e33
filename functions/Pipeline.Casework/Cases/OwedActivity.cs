namespace Pipeline.Casework.Cases;

/// <summary>An activity to run: the effect it performs and the key under which it counts once.</summary>
public sealed record OwedActivity(string Effect, string Key);
