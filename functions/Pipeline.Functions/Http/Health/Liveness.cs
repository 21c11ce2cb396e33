namespace Pipeline.Functions.Http.Health;

/// <summary>The process lives.</summary>
public sealed record Liveness(string Status);
