namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>What a list tells of an entry.</summary>
internal sealed record ListedItem(string OwnId, string Name, string? Postcode, bool Gone);
