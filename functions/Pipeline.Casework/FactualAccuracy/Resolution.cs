namespace Pipeline.Casework.FactualAccuracy;

/// <summary>What a reviewer made of one point.</summary>
public sealed record Resolution(string Id, bool Accepted, string Reason);
