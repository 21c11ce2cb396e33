namespace Pipeline.Embedded.Durable.Clients;

/// <summary>An instance somebody wants started, with everything serialized.</summary>
internal sealed record NewInstance(string Id, string Name, string Version, string? Input, DateTime? StartAt, Dictionary<string, string>? Tags);
