namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>An entry that a search found: the key of its place, where it stands in the order, and its words.</summary>
internal sealed record SearchHit(string Id, string Position, string Text);
