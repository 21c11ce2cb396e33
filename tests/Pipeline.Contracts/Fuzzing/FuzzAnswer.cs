namespace Pipeline.Contracts.Fuzzing;

/// <summary>An answer as it came.</summary>
public sealed record FuzzAnswer(int Status, string? ContentType, byte[] Body);
